#ifndef GOVPACK_CLINESCAN_PATHTREE_H
#define GOVPACK_CLINESCAN_PATHTREE_H

#include "Bytes.h"
#include "CLineScan.h"

enum { table_size = 64 };

typedef struct level level;

typedef struct {
  uint64_t head;  // the first eight bytes of the key
  const char *key;
  level *child;
  uint8_t length;
  uint8_t slot;  // GP_SCAN_SLOTS: none
  uint8_t in_array;
  uint8_t used;
  uint8_t is_plain;  // its text is not searched
} entry;

struct level {
  entry entries[table_size];
  level *next;  // all levels, for freeing
};

/// The paths of the values that are wanted, key by key.
typedef struct {
  level *root;
  level *levels;
  char *names[2];
} path_tree;

/// Paths one a line: those of the slots, and those whose texts are not searched. 0 where there are
/// more than GP_SCAN_SLOTS, or memory is out; then it has to be freed all the same.
int gp_tree_fill(path_tree *tree, const char *paths, const char *plain);
void gp_tree_free(path_tree *tree);

/// The entry of a key whose text has escapes.
const entry *gp_tree_find_escaped(const level *at, const uint8_t *key, size_t length);

/// The first eight bytes, those behind the key zero. Up to eight bytes behind it are read.
static inline uint64_t head_of(const uint8_t *key, size_t length) {
  uint64_t word = load64(key);
  return length >= 8 ? word : word & ((1ull << (length * 8)) - 1);
}

static inline size_t slot_of(uint64_t head, size_t length) {
  return (size_t)(((head ^ length << 56) * 0x9E3779B97F4A7C15ull) >> 58);
}

static inline const entry *find(const level *at, const uint8_t *key, size_t length) {
  uint64_t head = head_of(key, length);
  for (size_t i = slot_of(head, length);; i++) {
    const entry *here = &at->entries[i & (table_size - 1)];
    if (!here->used) return NULL;
    if (here->head == head && here->length == length
        && (length <= 8 || memcmp(here->key + 8, key + 8, length - 8) == 0))
      return here;
  }
}

#endif
