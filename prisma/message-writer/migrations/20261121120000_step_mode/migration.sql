-- AlterTable
ALTER TABLE "session" ADD COLUMN "step_mode" BOOLEAN NOT NULL DEFAULT false;

-- AlterTable
ALTER TABLE "pending_authorization" ADD COLUMN "hold" TEXT NOT NULL DEFAULT 'nowhere';
