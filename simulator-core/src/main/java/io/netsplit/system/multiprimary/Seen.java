package io.netsplit.system.multiprimary;

import io.netsplit.causality.HybridTimestamp;
import io.netsplit.causality.VersionVector;
import io.netsplit.workload.Causality;

/** What a client has seen of an object. */
sealed interface Seen extends Causality {
    /** A value with this timestamp. */
    record Stamp(HybridTimestamp at) implements Seen {
        @Override
        public int sizeBytes() {
            return 16;
        }

        @Override
        public String text() {
            return at.toString();
        }
    }

    /** All versions in this vector. */
    record Context(VersionVector vector) implements Seen {
        @Override
        public int sizeBytes() {
            return vector.sizeBytes();
        }

        @Override
        public String text() {
            return vector.toString();
        }
    }
}
