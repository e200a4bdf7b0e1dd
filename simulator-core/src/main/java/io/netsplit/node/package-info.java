/** What a protocol sees: a process, its messages, and the context through which alone it acts. */
@NullMarked
package io.netsplit.node;

import org.jspecify.annotations.NullMarked;
