package io.netsplit.real.hazelcast;

import com.hazelcast.nio.ObjectDataInput;
import com.hazelcast.nio.ObjectDataOutput;
import com.hazelcast.nio.serialization.IdentifiedDataSerializable;
import com.hazelcast.spi.merge.MergingValue;
import com.hazelcast.spi.merge.SplitBrainMergePolicy;
import io.netsplit.system.datagrid.MergePolicy;
import org.jspecify.annotations.Nullable;

/** A merge policy of our own: unites sets, and of other values keeps the larger one. */
public final class UniteMergePolicy
        implements SplitBrainMergePolicy<String, MergingValue<String>, Object>, IdentifiedDataSerializable {
    @Override
    public @Nullable Object merge(@Nullable MergingValue<String> brought, @Nullable MergingValue<String> here) {
        return Parcels.packed(MergePolicy.united(value(here), value(brought)));
    }

    private static @Nullable Object value(@Nullable MergingValue<String> side) {
        return side == null ? null : Parcels.unpacked(side.getDeserializedValue());
    }

    @Override
    public int getFactoryId() {
        return Parcels.FACTORY;
    }

    @Override
    public int getClassId() {
        return Parcels.UNITE;
    }

    @Override
    public void writeData(ObjectDataOutput out) {}

    @Override
    public void readData(ObjectDataInput in) {}
}
