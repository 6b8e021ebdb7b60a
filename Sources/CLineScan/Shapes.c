#include "Scanner.h"
#include "SoundTexts.h"

#include <stdlib.h>

gp_scanner *gp_scanner_make(const char *paths, const char *plain) {
  gp_scanner *made = calloc(1, sizeof *made);
  if (made == NULL) return NULL;
  made->nodes = calloc(node_limit, sizeof *made->nodes);
  made->literals = calloc(1, literal_limit + GP_SCAN_PADDING);
  made->shapes = calloc(shape_limit, sizeof *made->shapes);
  made->node_count = 1;
  gp_scanner_use(made, gp_scan_levels() - 1);
  if (gp_tree_fill(&made->tree, paths, plain) && made->nodes != NULL && made->literals != NULL
      && made->shapes != NULL)
    return made;
  gp_scanner_free(made);
  return NULL;
}

void gp_scanner_free(gp_scanner *scanner) {
  if (scanner == NULL) return;
  gp_tree_free(&scanner->tree);
  free(scanner->nodes);
  free(scanner->literals);
  free(scanner->shapes);
  free(scanner);
}

/// Notes a text that is to be looked at.
within_scan void notice(gp_scan_line *line, const uint8_t *text, const uint8_t *start,
                        const uint8_t *end) {
  size_t length = (size_t)(end - start);
  if (length < 6 || line->noticeable == GP_SCAN_NOTICEABLE || !is_noticeable(start, length)) return;
  line->noticeable_start[line->noticeable] = (uint32_t)(start - text);
  line->noticeable_end[line->noticeable++] = (uint32_t)(end - text);
}

/// Whether the bytes are those of a node.
within_scan int matches(const gp_scanner *scanner, const node *here, const uint8_t *at,
                        const uint8_t *end) {
  const uint8_t *literal = scanner->literals + here->literal;
  uint32_t same = bits((signed32)(load32(at) == load32(literal)));
  if ((same & here->mask) != here->mask) return 0;
  return likely(here->length <= 32)
         || (end - at >= here->length && memcmp(at + 32, literal + 32, here->length - 32u) == 0);
}

/// What stands at one place of a shape (times, ids, hashes) mostly has the same length each time. Then
/// the processor goes on behind it while it still looks at the text; else it has to wait for the quote
/// to be found.
within_scan extent text_extent(node *here, const uint8_t *at, const uint8_t *end) {
  if (here->steady == steady_texts && likely(is_plain_text(at, here->usual)))
    return (extent){at + here->usual, 0};
  extent found = sound_extent(at, end);
  if (unlikely(found.end == NULL)) return found;
  size_t length = (size_t)(found.end - at);
  if (length != here->usual || here->steady == steady_texts) here->steady = 0;
  else here->steady++;
  here->usual = length < steady_length_limit ? (uint16_t)length : steady_length_limit;
  return found;
}

/// A number's end; NULL where it is faulty.
within_scan const uint8_t *number_end(const uint8_t *at) {
  return likely(skip_number(&at) == gp_scan_sound) ? at : NULL;
}

/// Reads a line along the shapes learnt, and says where it ends by its shape; NULL where it has none
/// of them, or is faulty. It goes on over no line end, and none behind END.
within_scan const uint8_t *read_along(gp_scanner *scanner, const uint8_t *text, const uint8_t *end,
                                      gp_scan_line *line) {
  const uint8_t *at = text;
  node *nodes = scanner->nodes, *here = nodes;
  line->noticeable = 0;
  for (;;) {
    uint32_t next = here->child;
    while (next != 0 && !matches(scanner, &nodes[next], at, end)) next = nodes[next].sibling;
    if (unlikely(next == 0)) return NULL;
    here = &nodes[next];
    at += here->length;
    extent value = {NULL, 0};
    if (likely(here->value == gp_scan_string)) {
      value = text_extent(here, at, end);
      if (unlikely(value.end == NULL)) return NULL;
      if (unlikely(!here->is_plain)) notice(line, text, at, value.end);
    } else if (here->value == gp_scan_number) {
      value.end = number_end(at);
      if (unlikely(value.end == NULL)) return NULL;
    } else {
      line->shape = &scanner->shapes[here->shape];
      return at;
    }
    if (here->slot != GP_SCAN_SLOTS) {
      line->start[here->slot] = (uint32_t)(at - text);
      line->end[here->slot] = (uint32_t)(value.end - text);
      line->escaped[here->slot] = value.escaped;
    }
    at = value.end;
  }
}

// What takes most of the time, for the vectors of every processor and for those of newer ones.

static const uint8_t *scan_shape(gp_scanner *scanner, const uint8_t *text, const uint8_t *end,
                                 gp_scan_line *line) {
  return read_along(scanner, text, end, line);
}

#if defined(__x86_64__)
__attribute__((target("arch=x86-64-v3"))) static const uint8_t *scan_shape_v3(
    gp_scanner *scanner, const uint8_t *text, const uint8_t *end, gp_scan_line *line) {
  return read_along(scanner, text, end, line);
}

__attribute__((target("arch=x86-64-v4"))) static const uint8_t *scan_shape_v4(
    gp_scanner *scanner, const uint8_t *text, const uint8_t *end, gp_scan_line *line) {
  return read_along(scanner, text, end, line);
}

static scan_function *const levels[] = {scan_shape, scan_shape_v3, scan_shape_v4};

int gp_scan_levels(void) {
  return __builtin_cpu_supports("x86-64-v4") ? 3 : __builtin_cpu_supports("x86-64-v3") ? 2 : 1;
}
#else
static scan_function *const levels[] = {scan_shape};

int gp_scan_levels(void) { return 1; }
#endif

int gp_scanner_use(gp_scanner *scanner, int level) {
  if (level < 0 || level >= gp_scan_levels()) return 0;
  scanner->scan_shape = levels[level];
  return 1;
}

/// The child of a node with these bytes and value, a new one where there is none; 0 where there is
/// no room.
static uint32_t child_of(gp_scanner *scanner, uint32_t parent, const uint8_t *literal,
                         size_t length, token value) {
  uint32_t *link = &scanner->nodes[parent].child;
  for (; *link != 0; link = &scanner->nodes[*link].sibling) {
    const node *here = &scanner->nodes[*link];
    if (here->length == length && here->value == value.kind
        && memcmp(scanner->literals + here->literal, literal, length) == 0)
      return *link;
  }
  if (scanner->node_count == node_limit || scanner->literal_count + length > literal_limit
      || length > UINT16_MAX)
    return 0;
  memcpy(scanner->literals + scanner->literal_count, literal, length);
  uint32_t mask = length >= 32 ? UINT32_MAX : (1u << length) - 1;
  scanner->nodes[scanner->node_count] = (node){
      scanner->literal_count, mask, (uint16_t)length, value.kind, value.slot, 0, 0, 0,
      value.is_plain, 0, 0, 0};
  scanner->literal_count += (uint32_t)length;
  *link = scanner->node_count;
  return scanner->node_count++;
}

/// Keeps the shape of the line that was just read fully.
static void learn(gp_scanner *scanner, const uint8_t *text, size_t length) {
  if (scanner->token_count > token_limit || scanner->shape_count == shape_limit) return;
  uint32_t here = 0, from = 0;
  for (uint32_t i = 0; i < scanner->token_count; i++) {
    token value = scanner->tokens[i];
    here = child_of(scanner, here, text + from, value.start - from, value);
    if (here == 0) return;
    from = value.end;
  }
  here = child_of(scanner, here, text + from, length - from,
                  (token){0, 0, gp_scan_absent, GP_SCAN_SLOTS, 1});
  if (here == 0) return;
  scanner->shapes[scanner->shape_count] = scanner->read;
  scanner->nodes[here].shape = scanner->shape_count++;
}

int gp_scan(gp_scanner *scanner, const uint8_t *text, size_t length, gp_scan_line *line) {
  const uint8_t *end = scanner->scan_shape(scanner, text, text + length, line);
  if (likely(end == text + length)) return gp_scan_sound;
  int fault = gp_scan_fully(scanner, text, length, line);
  line->noticeable = 0;
  if (fault != gp_scan_sound) return fault;
  uint32_t count = scanner->token_count < token_limit ? scanner->token_count : token_limit;
  for (uint32_t i = 0; i < count; i++) {
    token value = scanner->tokens[i];
    if (value.kind == gp_scan_string && !value.is_plain)
      notice(line, text, text + value.start, text + value.end);
  }
  learn(scanner, text, length);
  return fault;
}

ptrdiff_t gp_scan_known(gp_scanner *scanner, const uint8_t *text, size_t held, gp_scan_line *line) {
  const uint8_t *end = scanner->scan_shape(scanner, text, text + held, line);
  return likely(end != NULL && end < text + held && *end == '\n') ? end - text : -1;
}

size_t gp_scan_line_end(const uint8_t *text, size_t length) {
  const uint8_t *found = memchr(text, '\n', length);
  return found == NULL ? length : (size_t)(found - text);
}
