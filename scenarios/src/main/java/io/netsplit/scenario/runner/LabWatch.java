package io.netsplit.scenario.runner;

import io.netsplit.kernel.Pace;
import io.netsplit.kernel.Simulation;
import io.netsplit.scenario.result.LabLook;
import io.netsplit.trace.Observer;
import io.netsplit.trace.TraceHeader;
import java.util.function.Supplier;

/** Somebody who looks on while a run of the traffic lab takes place, and chooses its pace. Called on the thread of the run. */
public interface LabWatch {
    /**
     * The run is about to begin.
     *
     * @param soFar what there is to be drawn at the present instant; to be asked between two events
     * @return who is told of every request, as a trace would be
     */
    Observer begins(TraceHeader header, Simulation simulation, Supplier<LabLook> soFar);

    /** The pace of the run. */
    Pace pace();
}
