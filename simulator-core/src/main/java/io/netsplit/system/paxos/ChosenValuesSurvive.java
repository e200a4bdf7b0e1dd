package io.netsplit.system.paxos;

import io.netsplit.node.ProtocolEvent;
import io.netsplit.system.WatchedProperty;
import io.netsplit.system.paxos.PaxosEvent.Proposed;
import io.netsplit.system.paxos.PaxosEvent.ValuesAccepted;
import org.jspecify.annotations.Nullable;

/**
 * If a proposal with value v is chosen, then every higher-numbered proposal issued by any proposer has value v (P2b, Paxos
 * Made Simple, section 2.2). Looked at when something is proposed, and when something is chosen.
 */
final class ChosenValuesSurvive extends WatchedProperty {
    private final Ballots ballots;
    private final Slots<Ballots.Choice> chosen = new Slots<>(0);
    private final Slots<Proposal> latest = new Slots<>(0);

    ChosenValuesSurvive(int majority) {
        super(PaxosInvariants.SURVIVE);
        ballots = new Ballots(majority);
    }

    @Override
    public void protocol(long timeNs, int node, ProtocolEvent event) {
        if (event instanceof Proposed proposed) {
            Proposal proposal = new Proposal(proposed.ballot(), proposed.slot(), proposed.command());
            Proposal before = latest.get(proposal.slot());
            if (before == null || before.ballot() < proposal.ballot()) {
                latest.put(proposal.slot(), proposal);
            }
            compare(timeNs, chosen.get(proposal.slot()), proposal);
        } else if (event instanceof ValuesAccepted accepted) {
            for (int i = 0; i < accepted.commands().length; i++) {
                Ballots.Choice choice =
                        ballots.accepted(node, accepted.firstSlot() + i, accepted.ballot(), accepted.commands()[i]);
                if (choice != null) {
                    Ballots.Choice first = chosen.get(choice.slot());
                    if (first == null || first.ballot() > choice.ballot()) {
                        chosen.put(choice.slot(), choice);
                    }
                    compare(timeNs, choice, latest.get(choice.slot()));
                }
            }
        }
    }

    private void compare(long timeNs, Ballots.@Nullable Choice choice, @Nullable Proposal proposal) {
        if (choice == null || proposal == null) {
            return;
        }
        checked();
        if (proposal.ballot() > choice.ballot()
                && proposal.command() != choice.command()
                && !proposal.command().equals(choice.command())) {
            violated(
                    timeNs,
                    "slot " + choice.slot() + ": '" + choice.command() + "' is chosen in ballot " + choice.ballot()
                            + ", and '" + proposal.command() + "' was proposed in ballot " + proposal.ballot());
        }
    }
}
