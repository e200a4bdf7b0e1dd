package io.netsplit.check.linearizability.proof;

import io.netsplit.check.linearizability.Verdict.Answer;
import io.netsplit.history.History;
import io.netsplit.history.Operation;
import io.netsplit.random.Prng;
import java.util.ArrayList;
import java.util.List;

/** Tries a relation on histories of one model with one judge, and counts what it answered. */
final class Metamorphosis implements Relation.Trial {
    private final Agreement.Jury jury;
    private final String model;
    private int asked;
    private int bad;
    private int unknown;
    private int seed;
    private String wrong = "";

    Metamorphosis(Agreement.Jury jury, String model) {
        this.jury = jury;
        this.model = model;
    }

    /** Goes on until something is wrong, at most so many times. */
    Metamorphosis check(Relation relation, int times, int operations) {
        for (seed = 1; seed <= times && wrong.isEmpty(); seed++) {
            Prng random = Prng.of(seed, relation + "/" + model);
            relation.check(random, Subject.random(random, model, operations), this);
        }
        return this;
    }

    @Override
    public Answer ask(Subject subject, List<Row> rows) {
        Answer answer = jury.answer(Row.history(rows), subject.model());
        asked++;
        bad += answer == Answer.NOT_LINEARIZABLE ? 1 : 0;
        unknown += answer == Answer.UNKNOWN ? 1 : 0;
        return answer;
    }

    @Override
    public void wrong(String what, List<Row> rows) {
        List<String> lines = new ArrayList<>();
        History history = Row.history(rows);
        for (Operation operation : history.operations()) {
            lines.add(operation + " @" + operation.invokedNs() + ".." + operation.completedNs());
        }
        wrong = what + ": " + model + ", seed " + seed + "\n" + String.join("\n", lines);
    }

    /** What was wrong; empty where nothing was. */
    String wrong() {
        return wrong;
    }

    int asked() {
        return asked;
    }

    int bad() {
        return bad;
    }

    int unknown() {
        return unknown;
    }
}
