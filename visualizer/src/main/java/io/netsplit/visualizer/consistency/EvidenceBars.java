package io.netsplit.visualizer.consistency;

import io.netsplit.check.Phrases;
import io.netsplit.check.linearizability.Violation;
import io.netsplit.check.linearizability.judge.Judge;
import io.netsplit.check.transaction.Anomaly;
import io.netsplit.check.transaction.Dependency;
import io.netsplit.history.Operation;
import io.netsplit.model.Model;
import io.netsplit.visualizer.model.Ending;
import io.netsplit.visualizer.model.Evidence;
import io.netsplit.visualizer.model.Evidence.Bar;
import io.netsplit.visualizer.model.Evidence.Need;
import io.netsplit.visualizer.model.Operations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The smallest failing part of a history, as bars that can be drawn. */
final class EvidenceBars {
    private static final int STATE_MAX = 40;

    /** Where an operation stands among those that can be placed, and what the object holds after it. */
    private record Rank(int order, String state) {}

    private EvidenceBars() {}

    /** Within the evidence, too, as many operations are given a place as can have one. */
    static Evidence of(Violation violation, Model model) {
        List<Operation> operations = violation.evidence().operations();
        Violation within = new Judge().check(violation.evidence(), model).violation();
        Map<Long, Rank> ranks = within == null ? Map.of() : ranks(within, violation.stuck(), model);
        List<Bar> bars = new ArrayList<>();
        int stuck = -1;
        for (Operation operation : operations) {
            stuck = operation.index() == violation.stuck().index() ? bars.size() : stuck;
            Rank rank = ranks.getOrDefault(operation.index(), new Rank(0, ""));
            bars.add(bar(operation, rank.order, rank.state));
        }
        String key = violation.key() == null ? "" : String.valueOf(violation.key());
        return new Evidence("linearizable", key, violation.sentence(), stuck, bars, List.of());
    }

    static Evidence of(Anomaly anomaly, String broken) {
        List<Bar> bars = new ArrayList<>();
        Map<Long, Integer> places = new LinkedHashMap<>();
        for (Operation one : anomaly.transactions()) {
            places.put(one.index(), bars.size());
            Bar bar = bar(one, 0, "");
            bars.add(bar.labelled("#" + one.index() + "  " + bar.label()));
        }
        List<Need> needs = new ArrayList<>();
        for (Dependency one : anomaly.dependencies()) {
            int earlier = places.getOrDefault(one.earlier().index(), 0);
            int later = places.getOrDefault(one.later().index(), 0);
            needs.add(new Need(earlier, later, one.kind().word(), one.text()));
        }
        String sentence = anomaly.kind().word() + " (" + anomaly.kind().meaning() + "): " + anomaly.sentence();
        return new Evidence(broken, "", sentence, -1, bars, needs);
    }

    private static Map<Long, Rank> ranks(Violation within, Operation stuck, Model model) {
        Map<Long, Rank> ranks = new LinkedHashMap<>();
        @Nullable Object state = model.initial();
        for (Operation operation : within.longestPrefix()) {
            if (operation.index() == stuck.index()) {
                return ranks;
            }
            Object output = operation.isOk() ? operation.output() : Model.UNSEEN;
            state = model.step(state, operation.function(), operation.key(), operation.input(), output);
            ranks.put(operation.index(), new Rank(ranks.size() + 1, shortened(model.describe(state))));
        }
        return ranks;
    }

    private static String shortened(String state) {
        return state.length() <= STATE_MAX ? state : "…" + state.substring(state.length() - STATE_MAX + 1);
    }

    private static Bar bar(Operation operation, int order, String state) {
        Ending ending = switch (operation.completion()) {
            case OK -> Ending.OK;
            case FAIL -> Ending.FAILED;
            case INFO, OPEN -> Ending.UNKNOWN;
        };
        long endNs = ending == Ending.UNKNOWN ? Operations.OPEN : operation.completedNs();
        return new Bar(
                Phrases.client(operation), Labels.of(operation), ending, operation.invokedNs(), endNs, order, state);
    }
}
