#ifndef GOVPACK_CLINESCAN_SCANNER_H
#define GOVPACK_CLINESCAN_SCANNER_H

#include "CLineScan.h"
#include "PathTree.h"

enum { node_limit = 1 << 13, literal_limit = 1 << 18, token_limit = 512, shape_limit = 1 << 10 };

/// After so many texts of one length the next one is taken for as long, where it is below the limit.
enum { steady_texts = 16, steady_length_limit = 96 };

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
  uint8_t is_plain;   // the text is not searched
  uint8_t steady;     // how many texts before were as long as the last one, up to steady_texts
  uint16_t usual;     // the length of the last one, at most steady_length_limit
  uint32_t unused;    // a node of 32 bytes is found by a shift
} node;

/// A text or number of the line being learnt.
typedef struct {
  uint32_t start, end;
  uint8_t kind, slot, is_plain;
} token;

/// Reads a line along the shapes learnt.
typedef const uint8_t *scan_function(gp_scanner *scanner, const uint8_t *text, const uint8_t *end,
                                     gp_scan_line *line);

struct gp_scanner {
  path_tree tree;
  scan_function *scan_shape;
  node *nodes;        // the first stands before every line
  uint8_t *literals;
  gp_scan_shape *shapes;
  gp_scan_shape read; // that of the line that was read fully
  uint32_t node_count, literal_count, shape_count;
  uint32_t token_count;
  token tokens[token_limit];
};

/// Checks a line byte by byte, and notes its texts and numbers. A gp_scan_fault.
int gp_scan_fully(gp_scanner *scanner, const uint8_t *text, size_t length, gp_scan_line *line);

#endif
