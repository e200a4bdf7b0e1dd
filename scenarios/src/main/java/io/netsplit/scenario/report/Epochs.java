package io.netsplit.scenario.report;

import io.netsplit.scenario.result.RoleInterval;
import java.util.ArrayList;
import java.util.List;

/** Gives each leader's epoch a colour and a pattern of its own: two that follow each other never look alike. */
final class Epochs {
    private static final int LOOKS = 5;

    private final List<Long> epochs = new ArrayList<>();

    Epochs(List<RoleInterval> roles) {
        roles.stream()
                .filter(role -> role.role().equals("leader"))
                .map(RoleInterval::epoch)
                .distinct()
                .sorted()
                .forEach(epochs::add);
    }

    /** A class of the style sheet, "leader-0" to "leader-4". */
    String look(long epoch) {
        return "leader-" + Math.max(0, epochs.indexOf(epoch)) % LOOKS;
    }
}
