-- CreateTable
CREATE TABLE "device_poll" (
    "code_hash" TEXT NOT NULL,
    "interval_seconds" INTEGER NOT NULL,
    "polled_at" TIMESTAMPTZ(3) NOT NULL,
    "early" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "device_poll_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "counted_attempt" (
    "key" TEXT NOT NULL,
    "attempts" INTEGER NOT NULL,
    "window_ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "counted_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "device_poll_polled_at_idx" ON "device_poll"("polled_at");

-- CreateIndex
CREATE INDEX "counted_attempt_window_ends_at_idx" ON "counted_attempt"("window_ends_at");
