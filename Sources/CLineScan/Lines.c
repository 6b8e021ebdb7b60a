#include "Scanner.h"
#include "Texts.h"

typedef struct {
  const level *wanted;   // of this object's keys, or of the keys of an array's objects
  uint8_t is_array;
  uint8_t is_repeated;   // inside of an array: its paths may be met again
  uint8_t slot;
} frame;

#define FAIL(code) do { fault = (code); goto failed; } while (0)
#define SKIP_BLANKS() \
  while (unlikely(*at <= 0x20) && at < end && (*at == ' ' || *at == '\n' || *at == '\r' || *at == '\t')) at++

/// Up to the largest number; no line is long enough for more.
static inline uint16_t add_to(uint16_t count, int more) {
  return count == UINT16_MAX ? count : (uint16_t)(count + more);
}

static inline void note(gp_scanner *scanner, gp_scan_line *line, const entry *key, uint8_t kind,
                        uint32_t start, uint32_t end) {
  uint8_t slot = key != NULL ? key->slot : GP_SCAN_SLOTS;
  if (slot != GP_SCAN_SLOTS) {
    line->start[slot] = start;
    line->end[slot] = end;
  }
  if (scanner->token_count < token_limit)
    scanner->tokens[scanner->token_count] = (token){start, end, kind, slot, key != NULL && key->is_plain};
  scanner->token_count++;
}

int gp_scan_fully(gp_scanner *scanner, const uint8_t *text, size_t length, gp_scan_line *line) {
  const path_tree *tree = &scanner->tree;
  gp_scan_shape *read = &scanner->read;
  line->shape = read;
  scanner->token_count = 0;
  memset(read->kind, 0, sizeof read->kind);
  frame frames[GP_SCAN_DEPTH + 1];
  const uint8_t *at = text, *end = text + length, *start;
  const entry *key = NULL;
  int depth = 0, fault;
  uint8_t kind = gp_scan_absent, escaped = 0;

  frames[0] = (frame){NULL, 0, 0, GP_SCAN_SLOTS};
  SKIP_BLANKS();

value:
  start = at;
  if (likely(*at == '"')) {
    at++;
    start = at;
    escaped = 0;
    if (unlikely((fault = skip_string(&at, end, &escaped)) != gp_scan_sound)) goto failed;
    kind = gp_scan_string;
    if (key != NULL && key->slot != GP_SCAN_SLOTS) line->escaped[key->slot] = escaped;
    note(scanner, line, key, kind, (uint32_t)(start - text), (uint32_t)(at - text));
    at++;
    goto scalar;
  }
  switch (*at) {
  case '{': kind = gp_scan_object; goto open;
  case '[': kind = gp_scan_array; goto open;
  case '-': case '0': case '1': case '2': case '3': case '4': case '5': case '6': case '7':
  case '8': case '9':
    if ((fault = skip_number(&at)) != gp_scan_sound) goto failed;
    kind = gp_scan_number;
    note(scanner, line, key, kind, (uint32_t)(start - text), (uint32_t)(at - text));
    break;
  case 't':
    if (memcmp(at, "true", 4) != 0) FAIL(gp_scan_unexpected);
    at += 4;
    kind = gp_scan_true;
    break;
  case 'f':
    if (memcmp(at, "false", 5) != 0) FAIL(gp_scan_unexpected);
    at += 5;
    kind = gp_scan_false;
    break;
  case 'n':
    if (memcmp(at, "null", 4) != 0) FAIL(gp_scan_unexpected);
    at += 4;
    kind = gp_scan_null;
    break;
  default: FAIL(gp_scan_expected_value);
  }
scalar:
  if (key != NULL && key->slot != GP_SCAN_SLOTS) {
    uint8_t before = read->kind[key->slot];
    if (frames[depth].is_repeated) {
      read->count[key->slot] = add_to(before ? read->count[key->slot] : 0, kind != gp_scan_null);
    } else if (unlikely(before != gp_scan_absent)) {
      at = start;
      FAIL(gp_scan_repeated_key);
    }
    read->kind[key->slot] = kind;
  }
  if (unlikely(depth == 0)) {
    read->root = kind;
    goto done;
  }

behind:
  SKIP_BLANKS();
  if (frames[depth].is_array) {
    if (*at == ',') {
      at++;
      if (frames[depth].slot != GP_SCAN_SLOTS)
        read->count[frames[depth].slot] = add_to(read->count[frames[depth].slot], 1);
      SKIP_BLANKS();
      key = NULL;
      goto value;
    }
    if (*at != ']') FAIL(gp_scan_expected_comma);
    goto close;
  }
  if (likely(*at == ',')) {
    at++;
    SKIP_BLANKS();
    goto member;
  }
  if (*at != '}') FAIL(gp_scan_expected_comma);

close:
  at++;
  {
    uint8_t was_array = frames[depth].is_array;
    depth--;
    if (depth == 0) {
      read->root = was_array ? gp_scan_array : gp_scan_object;
      goto done;
    }
  }
  goto behind;

open:
  if (depth == GP_SCAN_DEPTH) FAIL(gp_scan_too_deep);
  {
    frame *above = &frames[depth], *here = &frames[depth + 1];
    here->is_array = kind == gp_scan_array;
    here->slot = GP_SCAN_SLOTS;
    here->is_repeated = above->is_repeated | above->is_array;
    here->wanted = NULL;
    if (depth == 0) {
      if (kind == gp_scan_object) here->wanted = tree->root;
      here->is_repeated = 0;
    } else if (above->is_array) {
      // The objects of an array have its paths; arrays in arrays have none.
      if (kind == gp_scan_object) here->wanted = above->wanted;
    } else if (key != NULL) {
      if (key->child != NULL && key->in_array == (kind == gp_scan_array)) here->wanted = key->child;
      if (key->slot != GP_SCAN_SLOTS) {
        uint8_t slot = key->slot, before = read->kind[slot];
        if (above->is_repeated) {
          read->count[slot] = add_to(before ? read->count[slot] : 0, 1);
        } else {
          if (before != gp_scan_absent) FAIL(gp_scan_repeated_key);
          here->slot = slot;
          read->count[slot] = 0;
        }
        read->kind[slot] = kind;
      }
    }
    depth++;
    at++;
    SKIP_BLANKS();
    if (kind == gp_scan_array) {
      if (*at == ']') goto close;
      if (here->slot != GP_SCAN_SLOTS) read->count[here->slot] = 1;
      key = NULL;
      goto value;
    }
    if (*at == '}') goto close;
  }

member:
  if (unlikely(*at != '"')) FAIL(gp_scan_expected_key);
  at++;
  start = at;
  escaped = 0;
  if (unlikely((fault = skip_string(&at, end, &escaped)) != gp_scan_sound)) goto failed;
  {
    const level *wanted = frames[depth].wanted;
    size_t count = (size_t)(at - start);
    key = NULL;
    if (wanted != NULL)
      key = unlikely(escaped) ? gp_tree_find_escaped(wanted, start, count) : find(wanted, start, count);
  }
  at++;
  SKIP_BLANKS();
  if (unlikely(*at != ':')) FAIL(gp_scan_expected_colon);
  at++;
  SKIP_BLANKS();
  goto value;

done:
  SKIP_BLANKS();
  if (at != end) FAIL(gp_scan_trailing);
  return gp_scan_sound;

failed:
  line->fault_offset = (uint32_t)(at < end ? at - text : (ptrdiff_t)length);
  return at >= end ? gp_scan_end : fault;
}
