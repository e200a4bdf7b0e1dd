package io.netsplit.pace;

import io.netsplit.kernel.Pace;

/** A pace at which somebody outside the run can take part in it. Both methods may be called from any thread. */
public interface LivePace extends Pace {
    /** Has {@code happening} done on the thread of the run, soon. */
    void submit(Runnable happening);

    /** The run is over, as if it had been planned to last until now. */
    void end();
}
