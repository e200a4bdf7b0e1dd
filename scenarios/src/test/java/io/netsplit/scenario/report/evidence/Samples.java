package io.netsplit.scenario.report.evidence;

import io.netsplit.check.linearizability.Budget;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.history.Functions;
import io.netsplit.history.History;
import io.netsplit.history.HistoryBuilder;
import io.netsplit.model.Model;
import io.netsplit.model.Models;
import io.netsplit.scenario.result.FaultInterval;
import java.util.List;

/** Small histories that are wrong, one for each thing that a drawing must show. */
final class Samples {
    static final long S = 1_000_000_000;

    private Samples() {}

    /** A stale read, with a write of unknown end, a failed one and a fault beside it. */
    static Exhibit staleRead() {
        History history = new HistoryBuilder()
                .ok(1, 11_000, 11_030, Functions.WRITE, 4L, null)
                .ok(2, 11_200, 11_240, Functions.READ, null, 4L)
                .ok(0, 11_980, 12_020, Functions.WRITE, 5L, null)
                .fail(1, 12_050, 12_090, Functions.WRITE, 6L)
                .info(3, 12_060, 12_500, Functions.WRITE, 7L)
                .ok(2, 12_280, 12_310, Functions.READ, null, 4L)
                .ok(0, 12_400, 12_450, Functions.READ, null, 5L)
                .build();
        List<FaultInterval> faults =
                List.of(new FaultInterval("cut", "n1 n2 | n3 n4 n5", 12_000_000_000L, 12_300_000_000L));
        return exhibit("stale-read.edn", history, Models.register(), faults);
    }

    static Exhibit good() {
        History history = new HistoryBuilder()
                .ok(1, 0, 10, Functions.WRITE, 4L, null)
                .ok(2, 20, 30, Functions.READ, null, 4L)
                .build();
        return exhibit("good.edn", history, Models.register(), List.of());
    }

    static Exhibit nothingToJudge() {
        History history =
                new HistoryBuilder().info(1, 0, 10, Functions.WRITE, 4L).build();
        return exhibit("silent.edn", history, Models.register(), List.of());
    }

    /** A history of which only the order is known. */
    static Exhibit withoutTimes() {
        History history = new HistoryBuilder(1)
                .ok(1, 1, 2, Functions.WRITE, 4L, null)
                .ok(0, 3, 5, Functions.WRITE, 5L, null)
                .open(3, 4, Functions.WRITE, 8L)
                .ok(2, 6, 7, Functions.READ, null, 4L)
                .build()
                .inPositions("line");
        return exhibit("jepsen.log", history, Models.register(), List.of());
    }

    static Exhibit exhibit(String title, History history, Model model, List<FaultInterval> faults) {
        return new Exhibit(title, model.name(), history, new Judge().check(history, model, Budget.DEFAULT), faults);
    }
}
