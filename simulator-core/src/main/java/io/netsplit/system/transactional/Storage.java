package io.netsplit.system.transactional;

import io.netsplit.workload.Step;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The data of one shard, and who may see and change it when: the mechanism of a level of isolation. */
interface Storage {
    /** What {@link #access} answers where the step has to wait for another transaction. */
    Object WAIT = new Object();

    /** What {@link #access} answers where the transaction has to abort. */
    Object REFUSED = new Object();

    /** Does a step, and tells what the key holds then for this transaction. */
    @Nullable
    Object access(Branch branch, Step step);

    /** The end of its steps: may they be committed? From a yes on nothing may keep them from it. */
    boolean prepare(Branch branch);

    /** Makes its writes visible for good. */
    void commit(Branch branch, long timestamp);

    /** As if it had never been. */
    void abort(Branch branch);

    /** Found on the disk after a restart: committed. */
    void install(Map<Integer, @Nullable Object> writes, long timestamp);

    /** Found on the disk after a restart: prepared and not decided. */
    void reinstate(Branch branch);
}
