/** What protects a call and those who make and serve it, as state machines that are told the time. */
@NullMarked
package io.netsplit.traffic.resilience;

import org.jspecify.annotations.NullMarked;
