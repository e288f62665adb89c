# Finds the source of Dear ImGui and sets IMGUI_SOURCE_DIR. Any release of 1.92 will do; the one that was tested is
# preferred, and what is fetched is pinned by its hash, so that every machine builds the same. In this order:
#   1. the folder given by -DRAFTARIUM_IMGUI_DIR=…
#   2. the tested release: of this system, fetched before into .cache/, from Debian's archive, or by commit from upstream
#   3. another release of 1.92: of this system, fetched before, or what Debian's newer suites have today
# A compiled system library is no use here: our raftarium_imconfig.h changes the layout of its types.

set(RAFTARIUM_IMGUI_DIR "" CACHE PATH "A source folder of Dear ImGui, 1.92 or newer (holds imgui.cpp)")
set(imgui_at_least 19200) # fonts of any size without glyph ranges

# The tested release. Upstream's commit has the same files as Debian's archive.
set(imgui_tested 1.92.2b)
set(imgui_archive pool/main/i/imgui/imgui_1.92.2b+ds.orig.tar.xz)
set(imgui_archive_sha256 e7bd201d56b5ee90d24d5dac85e5c12f98bdb95410252a62d27b7f89e4566d48)
set(imgui_repository https://github.com/ocornut/imgui.git)
set(imgui_commit 45acd5e0e82f4c954432533ae9985ff0e1aad6d5)

# Sets RESULT to the version's number of the source in FOLDER, 0 where there is none, and RESULT_name to what it calls
# itself.
function(imgui_version_in folder result)
  set(${result} 0 PARENT_SCOPE)
  set(${result}_name "" PARENT_SCOPE)
  if(EXISTS ${folder}/imgui.h AND EXISTS ${folder}/imgui.cpp AND EXISTS ${folder}/backends/imgui_impl_opengl3.cpp)
    file(STRINGS ${folder}/imgui.h lines REGEX "^#define IMGUI_VERSION(_NUM)?[ \t]")
    if(lines MATCHES "IMGUI_VERSION_NUM +([0-9]+)")
      set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
    endif()
    if(lines MATCHES "IMGUI_VERSION +\"([^\"]+)\"")
      set(${result}_name ${CMAKE_MATCH_1} PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Sets IMGUI_SOURCE_DIR, unless it is set, to the first of the folders with a release called NAME; with "", to the first
# with any that is new enough.
macro(imgui_take name)
  foreach(folder ${ARGN})
    if(NOT IMGUI_SOURCE_DIR)
      imgui_version_in(${folder} version)
      if(("${name}" STREQUAL "" AND version GREATER_EQUAL imgui_at_least) OR
         (NOT "${name}" STREQUAL "" AND version_name STREQUAL "${name}"))
        set(IMGUI_SOURCE_DIR ${folder})
      endif()
    endif()
  endforeach()
endmacro()

# Runs one way of fetching, if it is still needed, and looks into .cache/ again.
macro(imgui_fetch name from)
  if(NOT IMGUI_SOURCE_DIR)
    message(STATUS "Fetching the source of Dear ImGui from ${from}")
    cmake_language(CALL ${ARGN})
    file(GLOB fetched ${imgui_cache}/imgui-*)
    imgui_take("${name}" ${fetched})
  endif()
endmacro()

set(IMGUI_SOURCE_DIR "")
if(RAFTARIUM_IMGUI_DIR)
  imgui_take("" ${RAFTARIUM_IMGUI_DIR})
  if(NOT IMGUI_SOURCE_DIR)
    message(FATAL_ERROR "RAFTARIUM_IMGUI_DIR: ${RAFTARIUM_IMGUI_DIR} holds no Dear ImGui source of 1.92 or newer "
      "(imgui.h, imgui.cpp and backends/ are needed).")
  endif()
else()
  include(${CMAKE_CURRENT_LIST_DIR}/fetch_imgui.cmake)
  set(imgui_cache ${PROJECT_SOURCE_DIR}/.cache)
  file(GLOB system /usr/src/imgui* /usr/local/src/imgui* /usr/share/imgui*)
  file(GLOB fetched ${imgui_cache}/imgui-*)
  imgui_take(${imgui_tested} ${fetched} ${system})
  imgui_fetch(${imgui_tested} "Debian's archive" imgui_fetch_archive)
  imgui_fetch(${imgui_tested} "its repository" imgui_fetch_commit)
  imgui_take("" ${system} ${fetched})
  imgui_fetch("" "a newer suite of Debian" imgui_fetch_newer_suite)
  if(NOT IMGUI_SOURCE_DIR)
    message(FATAL_ERROR "Dear ImGui was not found. Unpack any release of 1.92 (tested: ${imgui_tested}) anywhere and "
      "configure with -DRAFTARIUM_IMGUI_DIR=that-folder. (third_party/README.md tells where it is looked for.)")
  endif()
endif()

imgui_version_in(${IMGUI_SOURCE_DIR} version)
message(STATUS "Dear ImGui ${version_name} in ${IMGUI_SOURCE_DIR}")
if(NOT version_name STREQUAL imgui_tested)
  message(STATUS "(tested: ${imgui_tested})")
endif()
