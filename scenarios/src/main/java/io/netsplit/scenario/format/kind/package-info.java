/** The kinds of values a field can take: each reads itself, describes itself in the schema, and names itself for people. */
@NullMarked
package io.netsplit.scenario.format.kind;

import org.jspecify.annotations.NullMarked;
