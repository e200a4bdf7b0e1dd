package io.netsplit.check.linearizability.proof;

import io.netsplit.history.Completion;
import io.netsplit.random.Prng;

/**
 * Random small histories of one object, with two to four clients that are seldom idle. Each operation takes effect at one
 * instant within its interval, so the history is good by construction; then some are spoilt.
 */
final class SmallHistories {
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int GRAIN = 32;

    private final Specification specification;
    private final SmallHistory history = new SmallHistory();
    private final int[] effect = new int[SmallHistory.MAX_SIZE];
    private final int[] byEffect = new int[SmallHistory.MAX_SIZE];
    private final int[] free = new int[4];
    private boolean mutated;

    SmallHistories(Specification specification) {
        this.specification = specification;
    }

    /** True where the history last drawn was changed after it was made. */
    boolean isMutated() {
        return mutated;
    }

    /** The next history, which lives until the one after it is drawn. */
    SmallHistory draw(Prng random, boolean infos) {
        history.initial = specification.begin(random);
        history.size = 3 + random.nextInt(SmallHistory.MAX_SIZE - 2);
        plan(random, infos);
        takeEffect(random);
        mutated = random.nextInt(4) > 0;
        if (mutated) {
            for (int i = 1 + random.nextInt(3); i > 0; i--) {
                mutate(random);
            }
        }
        history.finish();
        return history;
    }

    private void plan(Prng random, boolean infos) {
        int clients = 2 + random.nextInt(3);
        int unit = random.chance(0.5) ? 1 : 9;
        int gap = 1 + unit * random.nextInt(2);
        int length = unit * (1 + random.nextInt(5));
        for (int c = 0; c < clients; c++) {
            free[c] = random.nextInt(gap);
        }
        for (int i = 0; i < history.size; i++) {
            int client = random.nextInt(clients);
            history.lane[i] = client;
            history.from[i] = free[client] + random.nextInt(gap);
            history.to[i] = history.from[i] + 1 + random.nextInt(length);
            free[client] = history.to[i];
            history.function[i] = random.nextInt(specification.functions());
            history.argument[i] = specification.argument(random, history.function[i]);
            end(random, i, infos);
        }
    }

    private void end(Prng random, int i, boolean infos) {
        int fate = random.nextInt(20);
        effect[i] = GRAIN * history.from[i] + 1 + random.nextInt(GRAIN * (history.to[i] - history.from[i]) - 1);
        history.how[i] = Completion.OK;
        history.answer[i] = Specification.NOTHING;
        if (fate == 0) {
            history.how[i] = Completion.FAIL;
            effect[i] = NEVER;
        } else if (infos && fate < 8) {
            history.how[i] = fate < 3 ? Completion.OPEN : Completion.INFO;
            effect[i] = random.chance(0.5) ? NEVER : effect[i] + random.nextInt(20 * GRAIN);
        }
    }

    private void takeEffect(Prng random) {
        for (int i = 0; i < history.size; i++) {
            int k = i;
            for (; k > 0 && effect[byEffect[k - 1]] > effect[i]; k--) {
                byEffect[k] = byEffect[k - 1];
            }
            byEffect[k] = i;
        }
        long state = history.initial;
        for (int k = 0; k < history.size && effect[byEffect[k]] != NEVER; k++) {
            int i = byEffect[k];
            int function = history.function[i];
            history.answer[i] = specification.answer(random, state, function, history.argument[i]);
            state = specification.step(state, function, history.argument[i], Specification.UNSEEN);
        }
    }

    private void mutate(Prng random) {
        int one = random.nextInt(history.size);
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                boolean changed = false;
                for (int i = 0; i < history.size && !changed; i++) {
                    changed = answerOtherwise(random, (one + i) % history.size);
                }
            }
            case 2 -> swapAnswers(one, random.nextInt(history.size));
            case 3 -> {
                int length = history.to[one] - history.from[one];
                history.from[one] = Math.max(0, history.from[one] + (int) random.between(-length - 2, length + 2));
                history.to[one] = history.from[one] + length;
            }
            default -> history.to[one] = history.from[one] + random.nextInt(history.to[one] - history.from[one] + 1);
        }
    }

    private boolean answerOtherwise(Prng random, int i) {
        long answer = history.answer[i];
        if (history.how[i] == Completion.OK) {
            history.answer[i] = specification.otherAnswer(random, history.function[i], history.argument[i], answer);
        }
        return history.answer[i] != answer;
    }

    private void swapAnswers(int one, int other) {
        boolean alike = history.function[one] == history.function[other];
        if (alike && history.how[one] == Completion.OK && history.how[other] == Completion.OK) {
            long answer = history.answer[one];
            history.answer[one] = history.answer[other];
            history.answer[other] = answer;
        }
    }
}
