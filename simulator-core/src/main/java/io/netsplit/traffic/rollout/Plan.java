package io.netsplit.traffic.rollout;

/** One strategy at work. */
interface Plan {
    /** The rollout begins. */
    void begin();

    /** An instance has come up or has gone. */
    void changed(int server);
}
