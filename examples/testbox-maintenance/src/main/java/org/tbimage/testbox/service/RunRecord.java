package org.tbimage.testbox.service;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tbimage.action.Fact;
import org.tbimage.testbox.failure.Failure;
import org.tbimage.testbox.output.Item;
import org.tbimage.testbox.output.Json;
import org.tbimage.testbox.request.BoxAction;
import org.tbimage.testbox.service.disk.Skipped;
import org.tbimage.testbox.service.work.DiskResult;
import org.tbimage.value.ImageName;

/** One run as a line of JSON, for programs that watch a lab. */
final class RunRecord {
    /** Name of the file in the folder of a box. */
    static final String FILE = "maintenance-runs.jsonl";

    private final Visit visit;
    private final Instant ended;
    private final Departure.Ending ending;
    private final Optional<Failure> failure;

    RunRecord(Visit visit, Instant ended, Departure.Ending ending, Optional<Failure> failure) {
        this.visit = visit;
        this.ended = ended;
        this.ending = ending;
        this.failure = failure;
    }

    /** {@return one JSON object on one line} */
    String json() {
        return Json.object(json -> {
            json.writeStringField("begun", visit.begun.toString());
            json.writeStringField("ended", ended.toString());
            json.writeNumberField("took", visit.took().toMillis());
            Json.text(json, "address", visit.box.map(box -> box.address().toString()));
            Json.text(json, "name", visit.box.map(Box::name));
            Json.text(json, "action", visit.action.map(BoxAction::word));
            Json.text(
                    json,
                    "request",
                    visit.request.map(request -> request.path().getFileName().toString()));
            json.writeNumberField("attempt", visit.attempt);
            json.writeStringField("status", failure.isPresent() ? "failed" : "ok");
            json.writeStringField("ending", ending.name().toLowerCase(Locale.ROOT));
            write(json, failure);
            json.writeArrayFieldStart("disks");
            for (DiskResult disk : visit.result.disks()) {
                write(json, disk);
            }
            json.writeEndArray();
            Json.texts(json, "failures", visit.result.failures());
            json.writeArrayFieldStart("skipped");
            for (Skipped skip : visit.result.skipped()) {
                write(json, skip);
            }
            json.writeEndArray();
        });
    }

    private static void write(JsonGenerator json, Optional<Failure> failure) throws IOException {
        Json.text(json, "problem", failure.map(Failure::problem));
        Json.text(json, "message", failure.map(Failure::message));
        Json.text(json, "remedy", failure.map(Failure::remedy));
    }

    private static void write(JsonGenerator json, Skipped skip) throws IOException {
        json.writeStartObject();
        if (skip.disk().isPresent()) {
            json.writeStringField("disk", skip.disk().get().name());
        } else {
            json.writeNullField("disk");
        }
        Json.texts(
                json, "images", skip.images().stream().map(ImageName::toString).toList());
        json.writeStringField("why", skip.why());
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, DiskResult disk) throws IOException {
        json.writeStartObject();
        json.writeStringField("disk", disk.job().disk().name());
        json.writeStringField("identity", disk.job().disk().info().identity().describe());
        json.writeStringField("image", disk.job().image().toString());
        json.writeBooleanField("replacement", disk.job().replacement());
        json.writeStringField("status", disk.failure().isPresent() ? "failed" : "ok");
        write(json, disk.failure());
        Json.text(json, "summary", Optional.of(disk.summary()));
        Json.texts(json, "passed-over", disk.passedOver());
        json.writeNumberField("took", disk.took().toMillis());
        json.writeObjectFieldStart("facts");
        for (Fact fact : disk.facts()) {
            Json.member(json, Item.of(fact));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
