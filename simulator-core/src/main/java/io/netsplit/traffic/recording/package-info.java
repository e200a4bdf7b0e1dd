/** What is kept of a run: figures for each window and each selection of requests that somebody asks about, not requests. */
@NullMarked
package io.netsplit.traffic.recording;

import org.jspecify.annotations.NullMarked;
