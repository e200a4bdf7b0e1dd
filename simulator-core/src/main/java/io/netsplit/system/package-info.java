/** What every simulated system has in common: its options, its safeguards, its invariants, its administration. */
@NullMarked
package io.netsplit.system;

import org.jspecify.annotations.NullMarked;
