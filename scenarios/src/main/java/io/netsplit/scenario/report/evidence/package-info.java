/** Why a history is not linearizable, for people: drawn in the terminal, as JSON, and as a page. */
@NullMarked
package io.netsplit.scenario.report.evidence;

import org.jspecify.annotations.NullMarked;
