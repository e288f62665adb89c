# Finds the source of Dear ImGui ≥ 1.92 and sets IMGUI_SOURCE_DIR. In this order:
#   1. the folder given by -DRAFTARIUM_IMGUI_DIR=…
#   2. a source folder of this system
#   3. what an earlier call fetched into .cache/
#   4. Debian's source package from a newer suite (fetch_from_debian.sh)
# A compiled system library is no use here: our raftarium_imconfig.h changes the layout of its types.

set(RAFTARIUM_IMGUI_DIR "" CACHE PATH "A source folder of Dear ImGui, 1.92 or newer (holds imgui.cpp)")
set(imgui_at_least 19200) # fonts of any size without glyph ranges

# Sets RESULT to the version number of the source in FOLDER, 0 where there is none.
function(imgui_version_in folder result)
  set(${result} 0 PARENT_SCOPE)
  if(EXISTS ${folder}/imgui.h AND EXISTS ${folder}/imgui.cpp AND EXISTS ${folder}/backends/imgui_impl_opengl3.cpp)
    file(STRINGS ${folder}/imgui.h line REGEX "^#define IMGUI_VERSION_NUM" LIMIT_COUNT 1)
    if(line MATCHES "IMGUI_VERSION_NUM +([0-9]+)")
      set(${result} ${CMAKE_MATCH_1} PARENT_SCOPE)
    endif()
  endif()
endfunction()

# Sets IMGUI_SOURCE_DIR to the first of the folders that is new enough.
macro(imgui_take_first)
  foreach(folder ${ARGN})
    if(NOT IMGUI_SOURCE_DIR)
      imgui_version_in(${folder} version)
      if(version GREATER_EQUAL imgui_at_least)
        set(IMGUI_SOURCE_DIR ${folder})
      endif()
    endif()
  endforeach()
endmacro()

set(IMGUI_SOURCE_DIR "")
if(RAFTARIUM_IMGUI_DIR)
  imgui_take_first(${RAFTARIUM_IMGUI_DIR})
  if(NOT IMGUI_SOURCE_DIR)
    message(FATAL_ERROR "RAFTARIUM_IMGUI_DIR: ${RAFTARIUM_IMGUI_DIR} holds no Dear ImGui source of 1.92 or newer "
      "(imgui.h, imgui.cpp and backends/ are needed).")
  endif()
else()
  set(cache ${PROJECT_SOURCE_DIR}/.cache)
  file(GLOB system /usr/src/imgui* /usr/local/src/imgui* /usr/share/imgui*)
  file(GLOB fetched ${cache}/imgui-*)
  imgui_take_first(${system} ${fetched})
  if(NOT IMGUI_SOURCE_DIR)
    message(STATUS "Fetching the source of Dear ImGui from Debian")
    execute_process(COMMAND ${CMAKE_CURRENT_LIST_DIR}/fetch_from_debian.sh ${cache} RESULT_VARIABLE failed)
    file(GLOB fetched ${cache}/imgui-*)
    imgui_take_first(${fetched})
  endif()
  if(NOT IMGUI_SOURCE_DIR)
    message(FATAL_ERROR "Dear ImGui 1.92 or newer was not found. Unpack a release of it anywhere and configure with "
      "-DRAFTARIUM_IMGUI_DIR=that-folder. (third_party/README.md tells where it is looked for.)")
  endif()
endif()

imgui_version_in(${IMGUI_SOURCE_DIR} version)
message(STATUS "Dear ImGui ${version} in ${IMGUI_SOURCE_DIR}")
