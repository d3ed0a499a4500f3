import AVFoundation
import UIKit

final class PhotoBooth: NSObject, AVCapturePhotoCaptureDelegate {
    private let output = AVCapturePhotoOutput()
    private var status = "idle"

    func shoot() {
        status = "pending"
        output.capturePhoto(with: AVCapturePhotoSettings(), delegate: self)
    }

    func photoOutput(_ output: AVCapturePhotoOutput, didFinishProcessingPhoto photo: AVCapturePhoto, error: Error?) {
        status = error == nil ? "completed" : "failed"
        print(status, photo.metadata)
    }
}
