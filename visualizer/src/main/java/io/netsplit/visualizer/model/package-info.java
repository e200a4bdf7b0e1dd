/**
 * A recorded run, opened: columns of events and messages with the indexes that answer what was true at any instant. Nothing
 * here knows of a screen, of a protocol or of an engine; it reads traces and verdicts.
 */
@NullMarked
package io.netsplit.visualizer.model;

import org.jspecify.annotations.NullMarked;
