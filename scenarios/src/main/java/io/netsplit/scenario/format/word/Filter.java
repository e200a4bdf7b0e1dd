package io.netsplit.scenario.format.word;

/** What narrows an assertion to some operations or nodes. */
public enum Filter implements Word {
    OPERATION("operation", "only these operations, as read, write"),
    GROUP(
            "group",
            "only operations of clients that live next to nodes of these groups; traffic lab: groups of servers or balancers, or zones"),
    NODE("node", "only operations of clients that live next to these nodes"),
    SIDE("side", "only operations of clients that live on the majority or the minority side of the cut in the window"),
    CLIENT("client", "only operations of these clients, as c1");

    private final String word;
    private final String meaning;

    Filter(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
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
