/** The door between the command line and a dashboard, which is in a module of its own and found when it is asked for. */
@NullMarked
package io.netsplit.scenario.view;

import org.jspecify.annotations.NullMarked;
