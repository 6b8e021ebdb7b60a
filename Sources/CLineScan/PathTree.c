#define _DEFAULT_SOURCE
#include "PathTree.h"

#include <stdlib.h>

#include "Texts.h"

static level *level_make(path_tree *tree) {
  level *made = calloc(1, sizeof *made);
  if (made == NULL) return NULL;
  made->next = tree->levels;
  tree->levels = made;
  return made;
}

static entry *entry_for(level *at, const char *key, size_t length) {
  uint8_t padded[8] = {0};
  memcpy(padded, key, length < 8 ? length : 8);
  uint64_t head = load64(padded);
  for (size_t i = slot_of(head, length);; i++) {
    entry *here = &at->entries[i % table_size];
    if (here->used && here->length == length && memcmp(here->key, key, length) == 0) return here;
    if (here->used) continue;
    *here = (entry){head, key, NULL, (uint8_t)length, GP_SCAN_SLOTS, 0, 1, 0};
    return here;
  }
}

static entry *add_path(path_tree *tree, const char *path) {
  level *at = tree->root;
  for (;;) {
    size_t length = strcspn(path, ".[");
    entry *found = entry_for(at, path, length);
    int is_array = path[length] == '[';
    const char *rest = path + length + (is_array ? 2 : 0);
    if (*rest == '\0') return found;
    if (found->child == NULL) found->child = level_make(tree);
    if (found->child == NULL) return NULL;
    found->in_array = (uint8_t)is_array;
    at = found->child;
    path = rest + 1;
  }
}

int gp_tree_fill(path_tree *tree, const char *paths, const char *plain) {
  tree->names[0] = strdup(paths);
  tree->names[1] = strdup(plain);
  tree->root = level_make(tree);
  if (tree->names[0] == NULL || tree->names[1] == NULL || tree->root == NULL) return 0;
  char *rest = tree->names[0];
  for (size_t slot = 0; rest != NULL; slot++) {
    entry *added = slot == GP_SCAN_SLOTS ? NULL : add_path(tree, strsep(&rest, "\n"));
    if (added == NULL) return 0;
    added->slot = (uint8_t)slot;
  }
  for (rest = tree->names[1]; rest != NULL;) {
    entry *added = add_path(tree, strsep(&rest, "\n"));
    if (added == NULL) return 0;
    added->is_plain = 1;
  }
  return 1;
}

void gp_tree_free(path_tree *tree) {
  for (level *at = tree->levels; at != NULL;) {
    level *next = at->next;
    free(at);
    at = next;
  }
  free(tree->names[0]);
  free(tree->names[1]);
}

const entry *gp_tree_find_escaped(const level *at, const uint8_t *key, size_t length) {
  // No key of a path is as long; an escape is at least as long as what it stands for.
  uint8_t text[64 + 8] = {0};
  size_t count = 0;
  for (size_t i = 0; i < length; i++) {
    if (count > 60) return NULL;
    if (key[i] != '\\') {
      text[count++] = key[i];
      continue;
    }
    i++;
    uint32_t unit;
    if (key[i] != 'u') {
      // Keys of paths are letters: what other escapes stand for is in none.
      return NULL;
    }
    if (!hexadecimal(key + i + 1, &unit) || unit >= 0x80) return NULL;
    text[count++] = (uint8_t)unit;
    i += 4;
  }
  for (size_t i = 0; i < table_size; i++) {
    const entry *here = &at->entries[i];
    if (here->used && here->length == count && memcmp(here->key, text, count) == 0) return here;
  }
  return NULL;
}
