package io.netsplit.scenario.format.word;

import io.netsplit.traffic.rollout.AnalysisSpec.TooFew;

/** What happens where a new version had too few requests to judge it. */
public enum TooFewRule implements Word {
    WAIT("wait", "the stage lasts on until there are enough", TooFew.WAIT),
    PROMOTE("promote", "the rollout goes on, as if all were well", TooFew.PROMOTE),
    ROLL_BACK("roll-back", "the rollout is rolled back", TooFew.ROLL_BACK);

    private final String word;
    private final String meaning;
    private final TooFew rule;

    TooFewRule(String word, String meaning, TooFew rule) {
        this.word = word;
        this.meaning = meaning;
        this.rule = rule;
    }

    public TooFew rule() {
        return rule;
    }

    @Override
    public String word() {
        return word;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
