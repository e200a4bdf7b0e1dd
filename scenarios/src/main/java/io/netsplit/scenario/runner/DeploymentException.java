package io.netsplit.scenario.runner;

/** Real nodes that did not come up; the message says which and why, with what they said last. */
public final class DeploymentException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DeploymentException(String message, Throwable cause) {
        super(message, cause);
    }
}
