package io.netsplit.system.quorum;

import io.netsplit.causality.VersionVector;
import io.netsplit.workload.Causality;

/** The context of a put (Dynamo, section 4.4): which writes of the object a client knows of. */
record SeenVersions(VersionVector vector) implements Causality {
    @Override
    public int sizeBytes() {
        return vector.sizeBytes();
    }

    @Override
    public String text() {
        return vector.toString();
    }
}
