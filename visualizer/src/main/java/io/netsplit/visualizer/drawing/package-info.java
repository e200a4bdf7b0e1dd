/**
 * Pictures as lists of shapes, without a toolkit: what a window shows, an SVG holds and a PNG holds is the same list. Texts are
 * measured by a table of widths and not by a font, so that a layout is the same on every machine.
 */
@NullMarked
package io.netsplit.visualizer.drawing;

import org.jspecify.annotations.NullMarked;
