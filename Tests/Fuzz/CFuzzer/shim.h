#include <stddef.h>
#include <stdint.h>

// libFuzzer's entry for programs that have a main of their own (LLVM, FuzzerInterface.h).
int LLVMFuzzerRunDriver(
    int *count, char ***arguments, int (*run)(const uint8_t *data, size_t size));
