# Finds the system's fonts and sets `faces`, in the order of fonts::Face. Each may be named by hand:
# -DRAFTARIUM_FONT_REGULAR=… and so on. A file that holds a whole family will do (faces.py takes the one it needs).

function(raftarium_font variable package)
  set(folders /usr/share/fonts /usr/local/share/fonts $ENV{HOME}/.local/share/fonts
    # macOS, MSYS2 and Windows
    $ENV{HOME}/Library/Fonts /Library/Fonts $ENV{MINGW_PREFIX}/share/fonts $ENV{WINDIR}/Fonts $ENV{LOCALAPPDATA}/Microsoft/Windows/Fonts)
  find_file(${variable} NAMES ${ARGN} PATHS ${folders} NO_DEFAULT_PATH
    PATH_SUFFIXES opentype/inter opentype/noto truetype/dejavu truetype/inter # Debian, Ubuntu
      rsms-inter-fonts google-noto-sans-cjk-fonts google-noto-cjk dejavu-sans-fonts # Fedora
      inter noto-cjk TTF OTF) # Arch
  if(NOT ${variable})
    list(JOIN ARGN " or " files)
    message(FATAL_ERROR "The font ${files} was not found (Debian: ${package}). Name it: -D${variable}=…/${ARGV2}")
  endif()
endfunction()
raftarium_font(RAFTARIUM_FONT_REGULAR fonts-inter Inter-Regular.otf Inter.ttc)
raftarium_font(RAFTARIUM_FONT_SEMIBOLD fonts-inter Inter-SemiBold.otf Inter.ttc)
raftarium_font(RAFTARIUM_FONT_BOLD fonts-inter Inter-Bold.otf Inter.ttc)
raftarium_font(RAFTARIUM_FONT_CJK fonts-noto-cjk NotoSansCJK-Regular.ttc)
raftarium_font(RAFTARIUM_FONT_CJK_BOLD fonts-noto-cjk NotoSansCJK-Bold.ttc)
raftarium_font(RAFTARIUM_FONT_SYMBOLS fonts-dejavu-core DejaVuSans.ttf)
set(faces ${RAFTARIUM_FONT_REGULAR} ${RAFTARIUM_FONT_SEMIBOLD} ${RAFTARIUM_FONT_BOLD}
  ${RAFTARIUM_FONT_CJK} ${RAFTARIUM_FONT_CJK_BOLD} ${RAFTARIUM_FONT_SYMBOLS})
