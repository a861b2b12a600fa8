/** Reading what a learner typed, judging it, marking a folder of submissions. */
@NullMarked
package elbow.grading;

import org.jspecify.annotations.NullMarked;
