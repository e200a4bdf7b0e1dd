/**
 * Which of many nodes owns a key: modulo, hash ring, rendezvous, jump, Maglev, bounded loads. Values without a system, for
 * shards and for balancers alike.
 */
@NullMarked
package io.netsplit.hashing;

import org.jspecify.annotations.NullMarked;
