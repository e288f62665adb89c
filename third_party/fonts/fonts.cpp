#include "third_party/fonts/fonts.h"

// The whole faces are 33 MB. The assembler puts them into the program as they are, where they cost nothing until a page
// of them is read: the system loads it then. (As an array or a literal they would keep the compiler busy for minutes.)
#ifdef __APPLE__
#define DATA_SECTION ".const_data"
#define SYMBOL "_raftarium_face"
#elif defined(_WIN32)
#define DATA_SECTION ".section .rdata,\"dr\""
#define SYMBOL "raftarium_face"
#else
#define DATA_SECTION ".section .rodata"
#define SYMBOL "raftarium_face"
#endif
// RAFTARIUM_FACES is where the files are, but for "0.otf" and so on.
#define FACE(number)                                                                 \
    asm(DATA_SECTION                                                                 \
        "\n.balign 16\n"                                                             \
        ".globl " SYMBOL #number "\n" SYMBOL #number                                 \
        ":\n"                                                                        \
        ".incbin \"" RAFTARIUM_FACES #number                                         \
        ".otf\"\n"                                                                   \
        ".globl " SYMBOL #number "_end\n" SYMBOL #number "_end:\n.byte 0\n.text\n"); \
    extern "C" const std::byte raftarium_face##number[];                             \
    extern "C" const std::byte raftarium_face##number##_end[];
FACE(0)
FACE(1)
FACE(2)
FACE(3)
FACE(4)
FACE(5)
#undef FACE

namespace fonts {

std::span<const std::byte> file(Face face) {
    switch (face) {
        case Face::Regular: return {raftarium_face0, raftarium_face0_end};
        case Face::SemiBold: return {raftarium_face1, raftarium_face1_end};
        case Face::Bold: return {raftarium_face2, raftarium_face2_end};
        case Face::CjkRegular: return {raftarium_face3, raftarium_face3_end};
        case Face::CjkBold: return {raftarium_face4, raftarium_face4_end};
        case Face::Symbols: return {raftarium_face5, raftarium_face5_end};
    }
    return {};
}

} // namespace fonts
