/** Colours by what they mean, and how far apart they are for eyes of several kinds. */
@NullMarked
package io.netsplit.visualizer.theme;

import org.jspecify.annotations.NullMarked;
