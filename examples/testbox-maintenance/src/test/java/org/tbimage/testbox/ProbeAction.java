package org.tbimage.testbox;

import java.io.IOException;
import java.util.List;
import org.tbimage.action.Action;
import org.tbimage.action.ActionContext;
import org.tbimage.action.Fact;
import org.tbimage.action.Outcome;
import org.tbimage.action.Parameter;
import org.tbimage.action.Parameter.Kind;
import org.tbimage.action.StopAdvice;

/** An action of another project that is only put on the class path. */
public final class ProbeAction implements Action {
    @Override
    public String name() {
        return "probe";
    }

    @Override
    public String summary() {
        return "take 100% of all kinds of settings";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.optional("store", Kind.STORE, "a store"),
                Parameter.optional("image", Kind.IMAGE, "an image"),
                Parameter.withFallback("count", Kind.NUMBER, "a number", "42"),
                Parameter.withFallback("mode", Kind.TEXT, "pass, fail, wait or ignore", "pass"),
                Parameter.flag("flag", "a flag"),
                Parameter.required("source", Kind.DEVICE, "a device"),
                Parameter.optional("target", Kind.DEVICE, "another"));
    }

    @Override
    public StopAdvice stopAdvice() {
        return new StopAdvice("the probe is out; run it again", "the probe may be in still");
    }

    @Override
    public Outcome run(ActionContext context) throws IOException {
        String mode = context.value("mode").orElseThrow();
        switch (mode) {
            case "fail" -> throw new IllegalStateException("failed as told");
            case "wait" -> waitFor(context, false);
            case "ignore" -> waitFor(context, true);
            default -> context.progress().warned("mind the gap");
        }
        List<Fact> facts = parameters().stream()
                .map(p -> Fact.text(p.name(), context.value(p.name()).orElse("")))
                .toList();
        return new Outcome("probed", facts, List.of("all but done"));
    }

    private static void waitFor(ActionContext context, boolean deaf) throws IOException {
        context.progress().warned("waiting");
        while (true) {
            if (context.cancellation().isRequested()) {
                if (!deaf) {
                    context.cancellation().check();
                }
                context.progress().warned("deaf");
            }
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
