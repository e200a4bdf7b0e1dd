/** What a cache keeps, what it throws out, and when it asks the origin again, as state machines that are told the time. */
@NullMarked
package io.netsplit.traffic.cache;

import org.jspecify.annotations.NullMarked;
