package io.netsplit.fault;

/** Who can change the offered load of a running workload. */
@FunctionalInterface
public interface LoadControl {
    /** For runs without a workload. */
    LoadControl NONE = change -> {
        throw new UnsupportedOperationException("there is no workload whose load could change");
    };

    /**
     * Changes the load at once.
     *
     * @return puts back what was changed
     */
    Runnable change(Fault.LoadChange change);
}
