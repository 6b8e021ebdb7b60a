#define _DEFAULT_SOURCE
#include "CLineScan.h"

#include <stdlib.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define likely(x) __builtin_expect(!!(x), 1)
#define unlikely(x) __builtin_expect(!!(x), 0)

// MARK: The tree of wanted paths

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
} entry;

struct level {
  entry entries[table_size];
  level *next;  // all levels, for freeing
};

typedef struct {
  level *root;
  level *levels;
  char *names;
} path_tree;

static inline uint64_t load64(const uint8_t *bytes) {
  uint64_t word;
  memcpy(&word, bytes, sizeof word);
  return word;
}

/// The first eight bytes, those behind the key zero. Up to eight bytes behind it are read.
static inline uint64_t head_of(const uint8_t *key, size_t length) {
  uint64_t word = load64(key);
  return length >= 8 ? word : word & ((1ull << (length * 8)) - 1);
}

static inline size_t slot_of(uint64_t head, size_t length) {
  return (size_t)(((head ^ length << 56) * 0x9E3779B97F4A7C15ull) >> 58);
}

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
    *here = (entry){head, key, NULL, (uint8_t)length, GP_SCAN_SLOTS, 0, 1};
    return here;
  }
}

static int add_path(path_tree *tree, const char *path, uint8_t slot) {
  level *at = tree->root;
  for (;;) {
    size_t length = strcspn(path, ".[");
    entry *found = entry_for(at, path, length);
    int is_array = path[length] == '[';
    const char *rest = path + length + (is_array ? 2 : 0);
    if (*rest == '\0') {
      found->slot = slot;
      return 1;
    }
    if (found->child == NULL) found->child = level_make(tree);
    if (found->child == NULL) return 0;
    found->in_array = (uint8_t)is_array;
    at = found->child;
    path = rest + 1;
  }
}

static int tree_fill(path_tree *tree, const char *paths) {
  tree->names = strdup(paths);
  tree->root = level_make(tree);
  if (tree->names == NULL || tree->root == NULL) return 0;
  char *rest = tree->names;
  for (size_t slot = 0; rest != NULL; slot++) {
    char *path = strsep(&rest, "\n");
    if (slot == GP_SCAN_SLOTS || !add_path(tree, path, (uint8_t)slot)) return 0;
  }
  return 1;
}

static void tree_free(path_tree *tree) {
  for (level *at = tree->levels; at != NULL;) {
    level *next = at->next;
    free(at);
    at = next;
  }
  free(tree->names);
}

// MARK: The shapes learnt

enum { node_limit = 1 << 13, literal_limit = 1 << 18, token_limit = 512, shape_limit = 1 << 10 };

/// A step of a line: the bytes up to the next text or number, the same in every line of the shape,
/// and what that value is. What stands in the node was checked when it was learnt, and the way to a
/// node tells all containers that are open in it: the same bytes are sound again.
typedef struct {
  uint32_t literal;   // its offset
  uint32_t mask;      // of its first 32 bytes
  uint16_t length;
  uint8_t value;      // gp_scan_string, gp_scan_number, or gp_scan_absent at the end of the line
  uint8_t slot;
  uint32_t child;     // 0: none
  uint32_t sibling;
  uint32_t shape;     // of an end
} node;

/// What all lines of a shape have in common.
typedef struct {
  uint8_t kind[GP_SCAN_SLOTS];
  uint16_t count[GP_SCAN_SLOTS];
  uint8_t root;
} shape;

/// A text or number of the line being learnt.
typedef struct {
  uint32_t start, end;
  uint8_t kind, slot;
} token;

struct gp_scanner {
  path_tree tree;
  node *nodes;        // the first stands before every line
  uint8_t *literals;
  shape *shapes;
  uint32_t node_count, literal_count, shape_count;
  uint32_t token_count;
  token tokens[token_limit];
};

gp_scanner *gp_scanner_make(const char *paths) {
  gp_scanner *made = calloc(1, sizeof *made);
  if (made == NULL) return NULL;
  made->nodes = calloc(node_limit, sizeof *made->nodes);
  made->literals = calloc(1, literal_limit + GP_SCAN_PADDING);
  made->shapes = calloc(shape_limit, sizeof *made->shapes);
  made->node_count = 1;
  if (tree_fill(&made->tree, paths) && made->nodes != NULL && made->literals != NULL
      && made->shapes != NULL)
    return made;
  gp_scanner_free(made);
  return NULL;
}

void gp_scanner_free(gp_scanner *scanner) {
  if (scanner == NULL) return;
  tree_free(&scanner->tree);
  free(scanner->nodes);
  free(scanner->literals);
  free(scanner->shapes);
  free(scanner);
}

// MARK: Strings

#if defined(__SSE2__)
/// A bit for each of 16 bytes that is no plain ASCII character.
static inline uint32_t special(const uint8_t *at) {
  __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
  // Compared as signed numbers, bytes from 0x80 on are below the blank too.
  __m128i hits = _mm_or_si128(
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')),
                   _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'))),
      _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20)));
  return (uint32_t)_mm_movemask_epi8(hits);
}
#endif

/// The next byte that is no plain ASCII character: a quote, a backslash, a control character or a
/// byte of a longer one. The padding ends every search.
static inline const uint8_t *plain_end(const uint8_t *at) {
#if defined(__SSE2__)
  for (;; at += 32) {
    uint32_t mask = special(at) | special(at + 16) << 16;
    if (likely(mask != 0)) return at + __builtin_ctz(mask);
  }
#else
  while (*at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\') at++;
  return at;
#endif
}

static int hexadecimal(const uint8_t *at, uint32_t *value) {
  uint32_t result = 0;
  for (int i = 0; i < 4; i++) {
    uint8_t byte = at[i];
    uint32_t digit;
    if (byte >= '0' && byte <= '9') digit = byte - '0';
    else if ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'f') digit = (byte | 0x20) - 'a' + 10u;
    else return 0;
    result = result << 4 | digit;
  }
  *value = result;
  return 1;
}

/// Goes behind an escape. The text ends in a byte that is no part of any.
static int skip_escape(const uint8_t **at) {
  const uint8_t *here = *at;
  switch (here[1]) {
  case '"': case '\\': case '/': case 'b': case 'f': case 'n': case 'r': case 't':
    *at = here + 2;
    return gp_scan_sound;
  case 'u': break;
  default: return gp_scan_bad_escape;
  }
  uint32_t unit;
  if (!hexadecimal(here + 2, &unit)) return gp_scan_bad_escape;
  if (unit < 0xD800 || unit > 0xDFFF) {
    *at = here + 6;
    return gp_scan_sound;
  }
  if (unit > 0xDBFF || here[6] != '\\' || here[7] != 'u') return gp_scan_surrogate;
  if (!hexadecimal(here + 8, &unit)) return gp_scan_bad_escape;
  if (unit < 0xDC00 || unit > 0xDFFF) return gp_scan_surrogate;
  *at = here + 12;
  return gp_scan_sound;
}

static inline int is_tail(uint8_t byte) { return (byte & 0xC0) == 0x80; }

/// Goes behind one character of two to four bytes, by the table of well-formed sequences (Unicode,
/// table 3-7).
static int skip_character(const uint8_t **at) {
  const uint8_t *c = *at;
  if (c[0] >= 0xC2 && c[0] <= 0xDF && is_tail(c[1])) {
    *at += 2;
    return gp_scan_sound;
  }
  if ((c[0] & 0xF0) == 0xE0 && is_tail(c[1]) && is_tail(c[2])) {
    if ((c[0] == 0xE0 && c[1] < 0xA0) || (c[0] == 0xED && c[1] > 0x9F)) return gp_scan_not_utf8;
    *at += 3;
    return gp_scan_sound;
  }
  if (c[0] >= 0xF0 && c[0] <= 0xF4 && is_tail(c[1]) && is_tail(c[2]) && is_tail(c[3])) {
    if ((c[0] == 0xF0 && c[1] < 0x90) || (c[0] == 0xF4 && c[1] > 0x8F)) return gp_scan_not_utf8;
    *at += 4;
    return gp_scan_sound;
  }
  return gp_scan_not_utf8;
}

/// From behind the opening quote to the closing one.
static inline int skip_string(const uint8_t **at, const uint8_t *end, uint8_t *escaped) {
  const uint8_t *here = *at;
  for (;;) {
    here = plain_end(here);
    if (likely(*here == '"')) break;
    int fault;
    *at = here;
    if (*here == '\\') {
      *escaped = 1;
      fault = skip_escape(&here);
    } else if (*here >= 0x80) {
      fault = skip_character(&here);
    } else {
      return here < end ? gp_scan_control : gp_scan_end;
    }
    if (unlikely(fault != gp_scan_sound)) return fault;
  }
  *at = here;
  return gp_scan_sound;
}

// MARK: Numbers and words

static inline int is_digit(uint8_t byte) { return (uint8_t)(byte - '0') <= 9; }

static int skip_number(const uint8_t **at) {
  const uint8_t *here = *at;
  if (*here == '-') here++;
  if (*here == '0') {
    here++;
  } else {
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  if (*here == '.') {
    here++;
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  if ((*here | 0x20) == 'e') {
    here++;
    if (*here == '+' || *here == '-') here++;
    if (!is_digit(*here)) goto bad;
    do here++; while (is_digit(*here));
  }
  *at = here;
  return gp_scan_sound;
bad:
  *at = here;
  return gp_scan_bad_number;
}

// MARK: Values

/// The entry of a key whose text has escapes.
static const entry *find_escaped(const level *at, const uint8_t *key, size_t length) {
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
    scanner->tokens[scanner->token_count] = (token){start, end, kind, slot};
  scanner->token_count++;
}

/// Checks a line byte by byte, and notes its texts and numbers.
static int scan_fully(gp_scanner *scanner, const uint8_t *text, size_t length, gp_scan_line *line) {
  const path_tree *tree = &scanner->tree;
  scanner->token_count = 0;
  memset(line->kind, 0, sizeof line->kind);
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
    uint8_t before = line->kind[key->slot];
    if (frames[depth].is_repeated) {
      line->count[key->slot] = add_to(before ? line->count[key->slot] : 0, kind != gp_scan_null);
    } else if (unlikely(before != gp_scan_absent)) {
      at = start;
      FAIL(gp_scan_repeated_key);
    }
    line->kind[key->slot] = kind;
  }
  if (unlikely(depth == 0)) {
    line->root = kind;
    goto done;
  }

behind:
  SKIP_BLANKS();
  if (frames[depth].is_array) {
    if (*at == ',') {
      at++;
      if (frames[depth].slot != GP_SCAN_SLOTS)
        line->count[frames[depth].slot] = add_to(line->count[frames[depth].slot], 1);
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
      line->root = was_array ? gp_scan_array : gp_scan_object;
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
        uint8_t slot = key->slot, before = line->kind[slot];
        if (above->is_repeated) {
          line->count[slot] = add_to(before ? line->count[slot] : 0, 1);
        } else {
          if (before != gp_scan_absent) FAIL(gp_scan_repeated_key);
          here->slot = slot;
          line->count[slot] = 0;
        }
        line->kind[slot] = kind;
      }
    }
    depth++;
    at++;
    SKIP_BLANKS();
    if (kind == gp_scan_array) {
      if (*at == ']') goto close;
      if (here->slot != GP_SCAN_SLOTS) line->count[here->slot] = 1;
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
      key = unlikely(escaped) ? find_escaped(wanted, start, count) : find(wanted, start, count);
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

/// Whether the bytes are those of a node.
static inline int matches(const gp_scanner *scanner, const node *here, const uint8_t *at) {
  const uint8_t *literal = scanner->literals + here->literal;
#if defined(__SSE2__)
  const __m128i *left = (const void *)at, *right = (const void *)literal;
  uint32_t same =
      (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(_mm_loadu_si128(left), _mm_loadu_si128(right)))
      | (uint32_t)_mm_movemask_epi8(
            _mm_cmpeq_epi8(_mm_loadu_si128(left + 1), _mm_loadu_si128(right + 1))) << 16;
  if ((same & here->mask) != here->mask) return 0;
  return likely(here->length <= 32) || memcmp(at + 32, literal + 32, here->length - 32u) == 0;
#else
  return memcmp(at, literal, here->length) == 0;
#endif
}

/// Reads a line along the shapes learnt; 0 where it has none of them, or is faulty.
static int scan_shape(gp_scanner *scanner, const uint8_t *text, size_t length,
                      gp_scan_line *line) {
  const uint8_t *at = text, *end = text + length;
  const node *nodes = scanner->nodes, *here = nodes;
  for (;;) {
    uint32_t next = here->child;
    while (next != 0 && !matches(scanner, &nodes[next], at)) next = nodes[next].sibling;
    if (unlikely(next == 0)) return 0;
    here = &nodes[next];
    at += here->length;
    const uint8_t *start = at;
    uint8_t escaped = 0;
    if (likely(here->value == gp_scan_string)) {
      if (unlikely(skip_string(&at, end, &escaped) != gp_scan_sound)) return 0;
    } else if (here->value == gp_scan_number) {
      if (unlikely(skip_number(&at) != gp_scan_sound)) return 0;
    } else {
      if (at != end) return 0;
      const shape *found = &scanner->shapes[here->shape];
      memcpy(line->kind, found->kind, sizeof line->kind);
      memcpy(line->count, found->count, sizeof line->count);
      line->root = found->root;
      return 1;
    }
    if (here->slot != GP_SCAN_SLOTS) {
      line->start[here->slot] = (uint32_t)(start - text);
      line->end[here->slot] = (uint32_t)(at - text);
      line->escaped[here->slot] = escaped;
    }
  }
}

/// The child of a node with these bytes and value, a new one where there is none; 0 where there is
/// no room.
static uint32_t child_of(gp_scanner *scanner, uint32_t parent, const uint8_t *literal,
                         size_t length, uint8_t value, uint8_t slot) {
  uint32_t *link = &scanner->nodes[parent].child;
  for (; *link != 0; link = &scanner->nodes[*link].sibling) {
    const node *here = &scanner->nodes[*link];
    if (here->length == length && here->value == value
        && memcmp(scanner->literals + here->literal, literal, length) == 0)
      return *link;
  }
  if (scanner->node_count == node_limit || scanner->literal_count + length > literal_limit
      || length > UINT16_MAX)
    return 0;
  memcpy(scanner->literals + scanner->literal_count, literal, length);
  uint32_t mask = length >= 32 ? UINT32_MAX : (1u << length) - 1;
  scanner->nodes[scanner->node_count] = (node){
      scanner->literal_count, mask, (uint16_t)length, value, slot, 0, 0, 0};
  scanner->literal_count += (uint32_t)length;
  *link = scanner->node_count;
  return scanner->node_count++;
}

/// Keeps the shape of the line that was just read fully.
static void learn(gp_scanner *scanner, const uint8_t *text, size_t length,
                  const gp_scan_line *line) {
  if (scanner->token_count > token_limit || scanner->shape_count == shape_limit) return;
  uint32_t here = 0, from = 0;
  for (uint32_t i = 0; i < scanner->token_count; i++) {
    token value = scanner->tokens[i];
    here = child_of(scanner, here, text + from, value.start - from, value.kind, value.slot);
    if (here == 0) return;
    from = value.end;
  }
  here = child_of(scanner, here, text + from, length - from, gp_scan_absent, GP_SCAN_SLOTS);
  if (here == 0) return;
  shape *made = &scanner->shapes[scanner->shape_count];
  memcpy(made->kind, line->kind, sizeof made->kind);
  memcpy(made->count, line->count, sizeof made->count);
  made->root = line->root;
  scanner->nodes[here].shape = scanner->shape_count++;
}

int gp_scan(gp_scanner *scanner, const uint8_t *text, size_t length, gp_scan_line *line) {
  if (likely(scan_shape(scanner, text, length, line))) return gp_scan_sound;
  int fault = scan_fully(scanner, text, length, line);
  if (fault == gp_scan_sound) learn(scanner, text, length, line);
  return fault;
}

size_t gp_scan_line_end(const uint8_t *text, size_t length) {
  const uint8_t *found = memchr(text, '\n', length);
  return found == NULL ? length : (size_t)(found - text);
}

// MARK: Hashes

static inline uint64_t fold(uint64_t a, uint64_t b) {
  __uint128_t product = (__uint128_t)a * b;
  return (uint64_t)product ^ (uint64_t)(product >> 64);
}

static const uint64_t primes[4] = {0x9E3779B97F4A7C15ull, 0xD6E8FEB86659FD93ull,
                                   0xA0761D6478BD642Full, 0xE7037ED1A0B428DBull};

gp_hash128 gp_hash(const uint8_t *bytes, size_t length, uint64_t seed) {
  return gp_hash_more((gp_hash128){seed ^ primes[0], seed + primes[1]}, bytes, length);
}

/// Four chains that do not wait for each other; each byte goes into two of them.
typedef struct { uint64_t a, b, c, d; } chains;

static inline chains chains_begin(gp_hash128 before, size_t length) {
  uint64_t a = before.high ^ length, b = before.low + length;
  return (chains){a, b, a + primes[2], b ^ primes[3]};
}

static inline gp_hash128 chains_end(chains s, uint64_t w0, uint64_t w1, uint64_t w2, uint64_t w3) {
  uint64_t a = fold(s.a ^ w0, w1 ^ primes[0]), b = fold(s.b ^ w2, w3 ^ primes[1]);
  uint64_t c = fold(s.c ^ w1, w3 ^ primes[2]), d = fold(s.d ^ w0, w2 ^ primes[3]);
  return (gp_hash128){fold(a ^ c, b + primes[0]) ^ d, fold(b ^ d, a + primes[1]) + c};
}

gp_hash128 gp_hash_more(gp_hash128 before, const uint8_t *bytes, size_t length) {
  chains s = chains_begin(before, length);
  const uint8_t *at = bytes;
  size_t rest = length;
  for (; rest >= 32; rest -= 32, at += 32) {
    uint64_t w0 = load64(at), w1 = load64(at + 8), w2 = load64(at + 16), w3 = load64(at + 24);
    s.a = fold(s.a ^ w0, w1 ^ primes[0]);
    s.b = fold(s.b ^ w2, w3 ^ primes[1]);
    s.c = (s.c ^ w1) * primes[2] + w3;
    s.d = (s.d ^ w0) * primes[3] + w2;
    s.c ^= s.c >> 29;
    s.d ^= s.d >> 31;
  }
  uint8_t tail[32] = {0};
  memcpy(tail, at, rest);
  return chains_end(s, load64(tail), load64(tail + 8), load64(tail + 16), load64(tail + 24));
}

/// Eight bytes, of which those from the LENGTH-th on count as zero.
static inline uint64_t load_some(const uint8_t *at, ptrdiff_t length) {
  if (length >= 8) return load64(at);
  return length <= 0 ? 0 : load64(at) & ((1ull << (length * 8)) - 1);
}

gp_hash128 gp_hash_text(const uint8_t *bytes, size_t length) {
  if (length >= 32) return gp_hash(bytes, length, 0);
  chains s = chains_begin((gp_hash128){primes[0], primes[1]}, length);
  ptrdiff_t rest = (ptrdiff_t)length;
  return chains_end(s, load_some(bytes, rest), load_some(bytes + 8, rest - 8),
                    load_some(bytes + 16, rest - 16), load_some(bytes + 24, rest - 24));
}

// MARK: Times and decimals

static inline int two_digits(const uint8_t *at, int *value) {
  if (!is_digit(at[0]) || !is_digit(at[1])) return 0;
  *value = (at[0] - '0') * 10 + at[1] - '0';
  return 1;
}

/// Days since 1970-01-01 (Howard Hinnant, days_from_civil).
static int64_t days_from_civil(int year, int month, int day) {
  int64_t shifted = month <= 2 ? year - 1 : year;
  int64_t era = (shifted >= 0 ? shifted : shifted - 399) / 400;
  int64_t of_era = shifted - era * 400;
  int64_t of_year = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
  return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static int length_of_month(int year, int month) {
  static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  int is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : lengths[month - 1];
}

int gp_read_time(const uint8_t *text, size_t length, int64_t *microseconds, int32_t *offset) {
  int century, year, month, day, hour, minute, second;
  if (length < 19 || length > 40 || !two_digits(text, &century) || !two_digits(text + 2, &year)
      || text[4] != '-' || !two_digits(text + 5, &month) || text[7] != '-'
      || !two_digits(text + 8, &day) || (text[10] != 'T' && text[10] != 't' && text[10] != ' ')
      || !two_digits(text + 11, &hour) || text[13] != ':' || !two_digits(text + 14, &minute)
      || text[16] != ':' || !two_digits(text + 17, &second))
    return 0;
  year += century * 100;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > length_of_month(year, month)
      || hour > 23 || minute > 59 || second > 60)
    return 0;
  size_t at = 19;
  int64_t micros = 0;
  if (at < length && text[at] == '.') {
    size_t digits = 0;
    for (at++; at < length && is_digit(text[at]); at++, digits++)
      if (digits < 6) micros = micros * 10 + text[at] - '0';
    if (digits == 0) return 0;
    for (; digits < 6; digits++) micros *= 10;
  }
  int32_t east = 0;
  *offset = INT32_MIN;
  if (at < length) {
    if (text[at] == 'Z' || text[at] == 'z') {
      if (at + 1 != length) return 0;
    } else {
      int hours, minutes;
      size_t colon = at + 3 < length && text[at + 3] == ':';
      if ((text[at] != '+' && text[at] != '-') || at + 5 + colon != length
          || !two_digits(text + at + 1, &hours) || !two_digits(text + at + 3 + colon, &minutes)
          || hours > 23 || minutes > 59)
        return 0;
      east = (hours * 3600 + minutes * 60) * (text[at] == '-' ? -1 : 1);
    }
    *offset = east;
  }
  int64_t seconds = days_from_civil(year, month, day) * 86400 + hour * 3600 + minute * 60 + second;
  *microseconds = (seconds - east) * 1000000 + micros;
  return 1;
}

int gp_read_decimal(const uint8_t *text, size_t length, int scale, int64_t *value) {
  size_t at = 0;
  int is_negative = length > 0 && text[0] == '-';
  at += (size_t)is_negative;
  // The digits with the point left out, and how many stand behind it.
  int64_t digits = 0;
  int behind = 0, has_point = 0, count = 0;
  int64_t exponent = 0;
  for (; at < length; at++) {
    uint8_t byte = text[at];
    if (byte == '.') {
      if (has_point) return 0;
      has_point = 1;
    } else if (is_digit(byte)) {
      count++;
      if (has_point && behind >= scale + 3) continue;
      if (__builtin_mul_overflow(digits, 10, &digits)
          || __builtin_add_overflow(digits, byte - '0', &digits))
        return 0;
      behind += has_point;
    } else if ((byte | 0x20) == 'e') {
      break;
    } else {
      return 0;
    }
  }
  if (count == 0) return 0;
  if (at < length) {
    at++;
    int is_small = at < length && text[at] == '-';
    if (at < length && (text[at] == '-' || text[at] == '+')) at++;
    if (at == length) return 0;
    for (; at < length; at++) {
      if (!is_digit(text[at])) return 0;
      if (exponent < 100000) exponent = exponent * 10 + text[at] - '0';
    }
    if (is_small) exponent = -exponent;
  }
  int64_t power = scale - behind + exponent;
  if (digits != 0 && power > 18) return 0;
  for (; digits != 0 && power > 0; power--)
    if (__builtin_mul_overflow(digits, 10, &digits)) return 0;
  for (; digits != 0 && power < 0; power++) digits /= 10;
  *value = is_negative ? -digits : digits;
  return 1;
}
