# Three ways to put a source of Dear ImGui into imgui_cache, each quiet where it is not possible. Several build folders
# may fetch at once: everything is made beside its goal and put there by one rename, and who comes second is content.

# Moves a whole source to where find_imgui.cmake looks for it.
function(imgui_keep folder name)
  if(NOT EXISTS ${imgui_cache}/imgui-${name})
    file(RENAME ${folder} ${imgui_cache}/imgui-${name} RESULT ignored)
  endif()
endfunction()

# A new empty folder in the cache.
function(imgui_workplace result)
  string(RANDOM LENGTH 8 mark)
  set(folder ${imgui_cache}/fetch.${mark})
  file(MAKE_DIRECTORY ${folder})
  set(${result} ${folder} PARENT_SCOPE)
endfunction()

# The archive that Debian's source package is made of, by its hash: first from the mirrors that this machine uses, asked
# the way apt asks them (proxies), then from where everybody finds it, at last from Debian's memory of every file.
function(imgui_fetch_archive)
  imgui_workplace(work)
  set(file ${work}/source.tar.xz)
  set(got "")
  find_program(APT_GET apt-get)
  find_program(APT_HELPER apt-helper PATHS /usr/lib/apt)
  mark_as_advanced(APT_GET APT_HELPER)
  if(APT_GET AND APT_HELPER)
    execute_process(COMMAND ${APT_GET} indextargets --no-release-info --format "$(REPO_URI)" "Created-By: Packages"
      OUTPUT_VARIABLE mirrors ERROR_QUIET)
    string(REGEX MATCHALL "[^\n]+" mirrors "${mirrors}")
    list(REMOVE_DUPLICATES mirrors)
    list(FILTER mirrors EXCLUDE REGEX "security")
    foreach(mirror ${mirrors})
      string(REGEX REPLACE "/$" "" mirror ${mirror})
      if(NOT got STREQUAL imgui_archive_sha256)
        execute_process(COMMAND ${APT_HELPER} -o Acquire::Retries=2 -o Acquire::http::Timeout=20
          download-file ${mirror}/${imgui_archive} ${file} SHA256:${imgui_archive_sha256} OUTPUT_QUIET ERROR_QUIET)
        imgui_hash_of(${file} got)
      endif()
    endforeach()
  endif()
  foreach(mirror http://deb.debian.org/debian https://snapshot.debian.org/archive/debian/20251101T000000Z)
    if(NOT got STREQUAL imgui_archive_sha256)
      file(DOWNLOAD ${mirror}/${imgui_archive} ${file} TIMEOUT 60 INACTIVITY_TIMEOUT 15 STATUS ignored)
      imgui_hash_of(${file} got)
    endif()
  endforeach()
  if(got STREQUAL imgui_archive_sha256)
    file(ARCHIVE_EXTRACT INPUT ${file} DESTINATION ${work}/source)
    file(GLOB unpacked ${work}/source/*)
    file(REMOVE_RECURSE ${unpacked}/examples)
    imgui_keep(${unpacked} ${imgui_tested})
  endif()
  file(REMOVE_RECURSE ${work})
endfunction()

function(imgui_hash_of file result)
  set(hash "")
  if(EXISTS ${file})
    file(SHA256 ${file} hash)
  endif()
  set(${result} "${hash}" PARENT_SCOPE)
endfunction()

# Upstream's repository. A commit's name is the hash of all that it holds, and git checks it.
function(imgui_fetch_commit)
  find_program(GIT git)
  mark_as_advanced(GIT)
  if(NOT GIT)
    return()
  endif()
  imgui_workplace(work)
  # Never asks for a password, and changes no line's end.
  set(git ${CMAKE_COMMAND} -E env GIT_TERMINAL_PROMPT=0 ${GIT} -C ${work} -c core.autocrlf=false)
  set(failed 0)
  foreach(step "init --quiet" "fetch --quiet --depth 1 ${imgui_repository} ${imgui_commit}"
      "checkout --quiet ${imgui_commit}")
    if(NOT failed)
      separate_arguments(step)
      execute_process(COMMAND ${git} ${step} TIMEOUT 180 RESULT_VARIABLE failed OUTPUT_QUIET ERROR_QUIET)
    endif()
  endforeach()
  if(NOT failed)
    file(REMOVE_RECURSE ${work}/.git ${work}/examples)
    imgui_keep(${work} ${imgui_tested})
  endif()
  file(REMOVE_RECURSE ${work})
endfunction()

# Whatever release of 1.92 Debian has by now, for the day on which nothing else can be had. apt verifies it.
function(imgui_fetch_newer_suite)
  execute_process(COMMAND ${CMAKE_CURRENT_FUNCTION_LIST_DIR}/fetch_from_debian.sh ${imgui_cache})
endfunction()
