-- CreateTable
CREATE TABLE "lesson_progress" (
    "lesson" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "found" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "lesson_progress_pkey" PRIMARY KEY ("lesson")
);
