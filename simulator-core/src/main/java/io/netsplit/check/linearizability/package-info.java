/** The contract of every judge of linearizability: a history, a model and a budget in, a verdict with its evidence out. */
@NullMarked
package io.netsplit.check.linearizability;

import org.jspecify.annotations.NullMarked;
