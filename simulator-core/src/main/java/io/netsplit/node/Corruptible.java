package io.netsplit.node;

import io.netsplit.random.Prng;

/**
 * A message that knows what it looks like when damage on the way passes the checksum. Where damage is to go undetected,
 * only such messages arrive damaged; all others are dropped and reported as corrupt.
 */
public interface Corruptible {
    /** A damaged copy that its receiver can still parse. */
    Message corrupted(Prng random);
}
