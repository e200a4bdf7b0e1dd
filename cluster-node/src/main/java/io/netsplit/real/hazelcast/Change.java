package io.netsplit.real.hazelcast;

import com.hazelcast.map.EntryProcessor;
import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import io.netsplit.real.control.Wire;
import io.netsplit.system.Values;
import io.netsplit.workload.DataType;
import io.netsplit.workload.Request;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operation that depends on the value that is there: done by the owner of the key, and again by its backups. */
final class Change implements EntryProcessor<Long, String, String>, IdentifiedDataSerializable {
    private static final long serialVersionUID = 1;

    private String type = "";
    private String request = "";

    /** For what comes from the network. */
    Change() {}

    Change(DataType type, Request request) {
        this.type = type.word();
        this.request = Wire.request(0, request);
    }

    @Override
    public @Nullable String process(Map.Entry<Long, String> entry) {
        Values.Outcome outcome =
                Values.apply(DataType.of(type), Parcels.unpacked(entry.getValue()), Wire.request(Wire.read(request)));
        if (outcome.changed()) {
            entry.setValue(Parcels.packed(outcome.value()));
        }
        return Parcels.packed(outcome.output());
    }

    @Override
    public int getFactoryId() {
        return Parcels.FACTORY;
    }

    @Override
    public int getClassId() {
        return Parcels.CHANGE;
    }

    @Override
    public void writeData(ObjectDataOutput out) throws IOException {
        out.writeString(type);
        out.writeString(request);
    }

    @Override
    public void readData(ObjectDataInput in) throws IOException {
        type = String.valueOf(in.readString());
        request = String.valueOf(in.readString());
    }
}
