/** Client operations in real-time order, with their completions. */
@NullMarked
package io.netsplit.history;

import org.jspecify.annotations.NullMarked;
