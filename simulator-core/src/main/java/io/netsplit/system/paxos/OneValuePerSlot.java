package io.netsplit.system.paxos;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.log.LogCommand;
import io.netsplit.system.paxos.PaxosEvent.ValuesAccepted;

/** Only a single value is chosen (Paxos Made Simple, section 2.1): in each slot, by any majority in any ballot. */
final class OneValuePerSlot extends WatchedProperty {
    private final Ballots ballots;
    private final Slots<Ballots.Choice> chosen = new Slots<>(0);

    OneValuePerSlot(int majority) {
        super(PaxosInvariants.ONE_VALUE);
        ballots = new Ballots(majority);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof ValuesAccepted accepted) {
            for (int i = 0; i < accepted.commands().length; i++) {
                Ballots.Choice choice =
                        ballots.accepted(node, accepted.firstSlot() + i, accepted.ballot(), accepted.commands()[i]);
                if (choice != null) {
                    compare(timeNs, choice);
                }
            }
        }
    }

    private void compare(long timeNs, Ballots.Choice choice) {
        checked();
        Ballots.Choice first = chosen.get(choice.slot());
        LogCommand command = choice.command();
        if (first == null) {
            chosen.put(choice.slot(), choice);
        } else if (first.command() != command && !first.command().equals(command)) {
            violated(
                    timeNs,
                    "slot " + choice.slot() + ": '" + first.command() + "' was chosen in ballot " + first.ballot()
                            + " and '" + command + "' in ballot " + choice.ballot());
        }
    }
}
