package io.netsplit.scenario.report.evidence;

import io.netsplit.check.linearizability.Verdict;
import io.netsplit.history.History;
import io.netsplit.scenario.result.FaultInterval;
import java.util.List;

/**
 * One history that was judged, with everything that can be shown of it.
 *
 * @param title what the history is called, as the name of its file
 * @param model the name of the model that it was judged by
 * @param history as it was judged
 * @param verdict what the judge said
 * @param faults what was broken meanwhile, in the history's time; empty where nobody knows
 */
public record Exhibit(String title, String model, History history, Verdict verdict, List<FaultInterval> faults) {
    public Exhibit {
        faults = List.copyOf(faults);
    }
}
